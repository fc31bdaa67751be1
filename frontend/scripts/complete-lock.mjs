// Completes package-lock.json after `npm install` from a registry that does not serve every platform's binaries.
//
// npm leaves out of the lock what it could not look up, and `npm ci` then refuses the lock. What a package declares as
// optional and the lock lacks is added with its version and the platform that its name tells; npm skips it elsewhere.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const path = join(dirname(fileURLToPath(import.meta.url)), "..", "package-lock.json");
const lock = JSON.parse(readFileSync(path, "utf8"));
const systems = [
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "wasi",
  "win32",
];
const processors = ["arm", "arm64", "ia32", "loong64", "ppc64", "riscv64", "s390x", "x64", "wasm32"];
const libraries = { musl: "musl", musleabihf: "musl", gnu: "glibc", gnueabihf: "glibc" };

/** The fields by which npm decides whether a package is for this machine. */
function platformOf(name) {
  const words = name.split("/").at(-1).split("-");
  const os = words.filter((word) => systems.includes(word));
  const cpu = words.filter((word) => processors.includes(word));
  const libc = words.filter((word) => word in libraries).map((word) => libraries[word]);
  if (os.length + cpu.length === 0) throw new Error(`the name of ${name} tells no platform`);
  return { ...(cpu.length && { cpu }), ...(libc.length && { libc }), ...(os.length && { os }) };
}

for (const holder of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(holder.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    if (key in lock.packages) continue;
    const dev = holder.dev ? { dev: true } : {};
    lock.packages[key] = { version, ...dev, optional: true, ...platformOf(name) };
    console.log(`added ${name} ${version}`);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
