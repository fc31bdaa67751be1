import { Badge, Button } from "design-react-kit";
import { useState } from "react";
import { type Person, useManage } from "../context";
import { RemovePersonDocument } from "../operations";
import { ConfirmSave } from "../parts/ConfirmSave";
import { PAGE_TITLE_ID, Page } from "../parts/Page";
import { useCopy } from "../useCopy";
import { useFocusLater } from "../useFocusLater";
import { PersonDialog } from "./people/PersonDialog";

type Asked = { readonly what: "invite" } | { readonly what: "edit" | "remove"; readonly person: Person };

/** Who may sign in, and what for. */
export function People({ people }: { readonly people: readonly Person[] }) {
  const { t } = useManage();
  const [asked, ask] = useState<Asked>();
  const focusLater = useFocusLater();
  const close = () => ask(undefined);
  const closeGone = () => {
    close();
    focusLater(PAGE_TITLE_ID);
  };
  const current = (person: Person) => people.find(({ id }) => id === person.id) ?? person;
  return (
    <Page title={t("nav.people")} intro={t("people.intro")}>
      <div className="actions">
        <Button color="primary" onClick={() => ask({ what: "invite" })}>
          {t("people.invite")}
        </Button>
      </div>
      {people.length === 0 && <p className="panel">{t("people.empty")}</p>}
      <ul className="rows">
        {people.map((person) => (
          <li key={person.id} className="row-item">
            <PersonRow person={person} onAsk={(what) => ask({ what, person })} />
          </li>
        ))}
      </ul>
      {asked?.what === "invite" && <PersonDialog person={undefined} onClose={close} />}
      {asked?.what === "edit" && <PersonDialog person={current(asked.person)} onClose={close} />}
      {asked?.what === "remove" && (
        <RemovePerson person={current(asked.person)} onClose={close} onDone={closeGone} />
      )}
    </Page>
  );
}

interface PersonRowProps {
  readonly person: Person;
  onAsk(what: "edit" | "remove"): void;
}

function PersonRow({ person, onAsk }: PersonRowProps) {
  const { t, tenant } = useManage();
  const copy = useCopy();
  const offices = person.offices.map(({ name }) => name).join(", ");
  const named = <span className="visually-hidden">{person.name}</span>;
  const invitation = t("person.invitation", {
    name: person.name,
    tenant: tenant.name,
    address: `${location.origin}/accedi`,
  });
  return (
    <>
      <div className="row-text">
        <h2>
          {person.name} {person.me && <span className="tag">{t("person.me")}</span>}
        </h2>
        <p>
          {person.administers && <Badge color="primary">{t("person.administrator")}</Badge>}{" "}
          {offices || (person.administers ? "" : t("person.noRole"))}
        </p>
        <p className="hint">
          {[
            person.fiscalCodeHint && t("person.codeEnds", { hint: person.fiscalCodeHint }),
            person.email,
            t(person.linkedAt === null ? "person.invited" : "person.linked"),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <div className="row-actions">
        {person.linkedAt === null && (
          <Button color="primary" outline size="sm" onClick={() => copy(invitation)}>
            {t("person.copyInvitation")} {named}
          </Button>
        )}
        <Button color="primary" outline size="sm" onClick={() => onAsk("edit")}>
          {t("edit")} {named}
        </Button>
        <Button color="danger" outline size="sm" onClick={() => onAsk("remove")}>
          {t("remove")} {named}
        </Button>
      </div>
    </>
  );
}

interface RemovePersonProps {
  readonly person: Person;
  onClose(): void;
  onDone(): void;
}

function RemovePerson({ person, onClose, onDone }: RemovePersonProps) {
  const { t } = useManage();
  const { id, revision, name } = person;
  return (
    <ConfirmSave
      title={t("person.removeTitle", { name })}
      confirm={t("remove")}
      done={t("person.removed", { name })}
      send={async (client) => (await client.request(RemovePersonDocument, { id, revision })).removePerson}
      onClose={onClose}
      onDone={onDone}
    >
      {t(person.me ? "person.removeMe" : "person.removeHint")}
    </ConfirmSave>
  );
}
