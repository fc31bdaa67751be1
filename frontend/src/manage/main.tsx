import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createRequester } from "../shared/graphql/post";
import { toStaffLang } from "../shared/messages";
import { App } from "./App";
import { loadTexts } from "./context";

const root = document.querySelector<HTMLElement>("#manage");
if (!root) throw new Error("the page has no #manage");
const lang = toStaffLang(root.dataset.lang);
const app = createRoot(root);

void loadTexts(lang).then((t) => {
  app.render(
    <StrictMode>
      <App client={createRequester(lang)} lang={lang} t={t} tenantName={root.dataset.tenant ?? ""} />
    </StrictMode>,
  );
});
