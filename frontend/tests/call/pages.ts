/** The two pages of the tests. The lobby's keeps the contract of the server's template, and nothing beyond it. */
import { type State, type TheVisit, VISIT_ID } from "./visit";

const WORDS: Record<State, (visit: TheVisit) => string> = {
  WAITING: (visit) => `
    <h1>In coda</h1>
    <p>Il tuo posto: <strong data-field="position">${visit.position}</strong></p>
    <p class="lobby-alert">${visit.alertedAt ? "L'ufficio è stato avvisato." : "L'ufficio non è stato ancora avvisato."}</p>
    <form method="post" action="/attesa/esci"><button>Lascia la coda</button></form>`,
  CALLED: (visit) => `
    <h1>Puoi entrare</h1>
    <p class="lead">Rispondi entro le <time data-field="answer-by" datetime="${visit.answerBy}">…</time>.</p>
    <form method="post" action="/attesa/entra"><button data-action="enter">Entra adesso</button></form>`,
  IN_ROOM: () => `
    <h1>Sei nel colloquio</h1>
    <p><button type="button" data-action="enter">Rientra nel colloquio</button></p>`,
  ENDED: () => `<h1>Grazie</h1><p class="lead">Il colloquio è terminato.</p>`,
};

export function lobbyPage(visit: TheVisit): string {
  return page(
    `<main id="main" data-lobby data-visit="${VISIT_ID}" data-state="${visit.state}" data-lang="it">
      <div data-lobby-body>${WORDS[visit.state](visit)}</div>
      <section data-call hidden aria-label="Colloquio"><div data-call-root></div></section>
    </main>
    <p role="status" data-lobby-status></p>`,
    "/src/visitor/lobby.ts",
    ["/src/visitor/site.scss", "/src/visitor/lobby.scss"],
  );
}

export function clerkPage(): string {
  return page(
    `<main id="main"><h1>Sportello</h1><section data-call aria-label="Colloquio"></section></main>`,
    "/tests/call/clerk.ts",
    ["/src/visitor/site.scss", "/src/visitor/lobby.scss"],
  );
}

function page(body: string, script: string, styles: string[]): string {
  const links = styles.map((it) => `<link rel="stylesheet" href="${it}">`).join("");
  return `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Prova</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">${links}</head>
    <body>${body}<script type="module" src="${script}"></script></body></html>`;
}
