import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createGraphqlClient } from "../shared/graphql/client";
import { toStaffLang } from "../shared/messages";
import { App } from "./App";

const root = document.querySelector<HTMLElement>("#console");
if (!root) throw new Error("the page has no #console");
const lang = toStaffLang(root.dataset.lang);

createRoot(root).render(
  <StrictMode>
    <App client={createGraphqlClient(lang)} lang={lang} tenantName={root.dataset.tenant ?? ""} />
  </StrictMode>,
);
