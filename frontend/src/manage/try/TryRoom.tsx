import { type RefObject, useEffect, useRef, useState } from "react";
import { Dialog } from "../../shared/ui/Dialog";
import { useManage } from "../context";
import { type Findings, NOTHING_YET, openDevices, tryConnection, watchLevel } from "./check";

interface TryRoomProps {
  readonly name: string;
  onClose(): void;
}

/** Camera, microphone and a call with oneself, before a citizen sits at the other end. */
export function TryRoom({ name, onClose }: TryRoomProps) {
  const { t } = useManage();
  const video = useRef<HTMLVideoElement>(null);
  const { findings, level } = useTry(video);
  const all = Object.values(findings);
  const settled = all.every((finding) => finding !== "trying");
  return (
    <Dialog
      wide
      title={t("try.title", { name })}
      confirm={t("try.close")}
      cancel={null}
      onConfirm={onClose}
      onClose={onClose}
    >
      <p>{t("try.hint")}</p>
      <video ref={video} className="try-video" autoPlay playsInline muted aria-label={t("try.yourself")} />
      <label className="try-level">
        {t("try.level")} <meter min={0} max={1} value={level} />
      </label>
      <ul className="findings" role="status">
        {(Object.keys(findings) as (keyof Findings)[]).map((part) => (
          <li key={part} className={`finding-${findings[part]}`}>
            {t(`try.${part}`)} {t(`try.finding.${findings[part]}`)}
          </li>
        ))}
      </ul>
      {settled && <p>{t(all.every((finding) => finding === "works") ? "try.ready" : "try.help")}</p>}
    </Dialog>
  );
}

function useTry(video: RefObject<HTMLVideoElement | null>) {
  const [findings, setFindings] = useState<Findings>(NOTHING_YET);
  const [level, setLevel] = useState(0);
  useEffect(() => {
    const closed = new AbortController();
    const { signal } = closed;
    async function run() {
      const { stream, camera, microphone } = await openDevices(navigator.mediaDevices);
      // The browser may have asked for longer than the dialog was open.
      const stop = () => {
        for (const track of stream?.getTracks() ?? []) track.stop();
      };
      if (signal.aborted) return stop();
      signal.addEventListener("abort", stop);
      setFindings({ camera, microphone, connection: stream ? "trying" : "fails" });
      if (!stream) return;
      if (video.current) video.current.srcObject = stream;
      if (microphone === "works") signal.addEventListener("abort", watchLevel(stream, setLevel));
      const connection = await tryConnection(stream, signal);
      if (!signal.aborted) setFindings({ camera, microphone, connection });
    }
    void run();
    return () => closed.abort();
  }, [video]);
  return { findings, level };
}
