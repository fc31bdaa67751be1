import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createGraphqlClient } from "../shared/graphql/client";
import { toLang } from "../shared/messages";
import { App } from "./App";

const root = document.querySelector<HTMLElement>("#manage");
if (!root) throw new Error("the page has no #manage");
const lang = toLang(root.dataset.lang);

createRoot(root).render(
  <StrictMode>
    <App client={createGraphqlClient(lang)} lang={lang} tenantName={root.dataset.tenant ?? ""} />
  </StrictMode>,
);
