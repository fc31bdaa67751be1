import { useManage } from "./context";

/** Puts text on the clipboard and says so; where the browser refuses, shows it to be copied by hand. */
export function useCopy(): (text: string) => void {
  const { say, t } = useManage();
  return (text) => {
    const copied = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
    copied.then(
      () => say({ tone: "success", text: t("copied") }),
      () => say({ tone: "warning", text: t("copyByHand", { text }) }),
    );
  };
}
