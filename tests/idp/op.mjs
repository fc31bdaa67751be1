// A certified OpenID provider on loopback, for the tests of sign-in. Never expose it: anybody can be anybody.
//
//   PORT=9400 REDIRECTS=http://pescaglia.localhost:8080/accedi/ritorno node op.mjs
//
// `login_hint` names an account and shows no form. The accounts are those of the demonstration, and `annulla`, who
// gives up at the provider's.
import { readFileSync } from "node:fs";
import { Provider } from "oidc-provider";

const port = Number(process.env.PORT ?? 9400);
const issuer = process.env.ISSUER ?? `http://127.0.0.1:${port}`;
const redirects = (process.env.REDIRECTS ?? "").split(",").filter(Boolean);
const levels = [1, 2, 3].map((level) => `https://www.spid.gov.it/SpidL${level}`);
const FISCAL_NUMBER = "https://attributes.eid.gov.it/fiscal_number";

const file = new URL("../../crates/demo/accounts.json", import.meta.url);
const people = new Map(JSON.parse(readFileSync(file, "utf8")).map((account) => [account.login, account]));

function claimsOf(account) {
  return {
    sub: account.login,
    name: account.name,
    email: account.email,
    email_verified: true,
    [FISCAL_NUMBER]: `TINIT-${account.fiscal_code}`,
    acr: levels[account.level - 1],
  };
}

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "ricevimento",
      token_endpoint_auth_method: "none",
      redirect_uris: redirects,
      response_types: ["code"],
      grant_types: ["authorization_code"],
    },
  ],
  cookies: { keys: ["loopback only"] },
  pkce: { required: () => true },
  scopes: ["openid", "profile", "email"],
  acrValues: levels,
  // As SPID's gateways do: what the scopes promise stands in the identity token, too.
  conformIdTokenClaims: false,
  claims: { openid: ["sub", "acr"], email: ["email", "email_verified"], profile: ["name", FISCAL_NUMBER] },
  features: { devInteractions: { enabled: false } },
  ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 600, Grant: 600, Session: 600 },
  findAccount: (_ctx, login) =>
    people.has(login) && { accountId: login, claims: () => claimsOf(people.get(login)) },
  // The one client is ours: nobody is asked to consent.
  async loadExistingGrant(ctx) {
    const { client, session } = ctx.oidc;
    const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope("openid profile email");
    await grant.save();
    return grant;
  },
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
});

/** What becomes of a sign-in as this account. */
function resultFor(login, params) {
  if (login === "annulla") {
    return { error: "access_denied", error_description: "The person gave up" };
  }
  const { level } = people.get(login);
  const asked = (params.acr_values ?? "").split(" ").filter(Boolean);
  if (asked.length > 0 && !asked.some((acr) => levels.indexOf(acr) < level)) {
    return { error: "access_denied", error_description: "The level cannot be met" };
  }
  return { login: { accountId: login, acr: levels[level - 1] } };
}

function form(uid) {
  const buttons = [...people.values()].map(
    ({ login, name }) => `<p><button name="login" value="${login}">${name}</button></p>`,
  );
  return `<!doctype html><html lang="it"><meta charset="utf-8"><title>Identità di prova</title>
<h1>Identità di prova</h1><form method="post" action="/interaction/${uid}">${buttons.join("")}</form></html>`;
}

async function postedLogin(request) {
  let body = "";
  for await (const chunk of request) body += chunk;
  return new URLSearchParams(body).get("login");
}

provider.use(async (ctx, next) => {
  const uid = ctx.path.match(/^\/interaction\/([\w-]+)$/)?.[1];
  if (!uid) return next();
  const { params } = await provider.interactionDetails(ctx.req, ctx.res);
  const login = ctx.method === "POST" ? await postedLogin(ctx.req) : params.login_hint;
  if (login !== "annulla" && !people.has(login)) {
    ctx.type = "html";
    ctx.body = form(uid);
    return undefined;
  }
  return provider.interactionFinished(ctx.req, ctx.res, resultFor(login, params), { mergeWithLastSubmission: false });
});

provider.on("server_error", (_ctx, error) => console.error(error));
provider.listen(port, "127.0.0.1", () => console.log(`ready: ${issuer}`));
