import { Alert, Button } from "design-react-kit";
import { type ChangeEvent, useRef, useState } from "react";
import { type MessageKey, type Profile, useManage } from "../../context";
import { useSlow } from "../../useSlow";
import { useCrest } from "./useCrest";

interface CrestProps {
  readonly profile: Profile;
  /** The form beside it is not saved: both are of the same revision. */
  readonly unsaved: boolean;
}

/** The comune's picture: sent as soon as it is chosen. */
export function Crest({ profile, unsaved }: CrestProps) {
  const { t } = useManage();
  const file = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<MessageKey>();
  const { pending, send } = useCrest(profile.revision, setProblem);
  const slow = useSlow(pending);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const picture = target.files?.[0];
    // The same file, mended, can be chosen again.
    target.value = "";
    if (picture) void send(picture);
  };
  return (
    <section className="panel crest" aria-labelledby="crest-heading">
      <h2 id="crest-heading">{t("tenant.crest")}</h2>
      <p className="hint">{t("crest.hint")}</p>
      {profile.crestPath === null ? (
        <p>{t("crest.none")}</p>
      ) : (
        <img
          src={profile.crestPath}
          alt={t("crest.alt", { tenant: profile.name })}
          className="crest-picture"
        />
      )}
      {problem && <Alert color="danger">{t(problem)}</Alert>}
      <input
        ref={file}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/webp"
        aria-label={t("crest.choose")}
        onChange={choose}
      />
      <div className="actions">
        <Button color="primary" outline disabled={pending || unsaved} onClick={() => file.current?.click()}>
          {t(profile.crestPath === null ? "crest.choose" : "crest.replace")}
        </Button>
        {profile.crestPath !== null && (
          <Button color="danger" outline disabled={pending || unsaved} onClick={() => void send(undefined)}>
            {t("crest.remove")}
          </Button>
        )}
        <span role="status">{slow ? t("saving") : unsaved && t("crest.saveFirst")}</span>
      </div>
    </section>
  );
}
