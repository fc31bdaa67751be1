import { Button } from "design-react-kit";
import { useState } from "react";
import { type Office, useManage } from "../context";
import { ArchiveOfficeDocument, OrderOfficesDocument, RestoreOfficeDocument } from "../operations";
import { Archived } from "../parts/Archived";
import { ConfirmSave } from "../parts/ConfirmSave";
import { OrderList } from "../parts/OrderList";
import { PAGE_TITLE_ID, Page } from "../parts/Page";
import { PlaceLink } from "../parts/PlaceLink";
import { useFocusLater } from "../useFocusLater";
import { useSave } from "../useSave";
import { AddOffice } from "./AddOffice";
import { Templates } from "./Templates";

/** Every office in the order of the public page. */
export function Offices() {
  const { t, management } = useManage();
  const { save } = useSave();
  const focusLater = useFocusLater();
  const [archiving, archive] = useState<Office>();
  const [adding, add] = useState<"one" | "templates">();
  const administers = management.profile !== null;
  const shown = management.offices.filter(({ archivedAt }) => archivedAt === null);
  const archived = management.offices.filter(({ archivedAt }) => archivedAt !== null);
  const order = (ids: readonly string[]) =>
    save(async (client) => (await client.request(OrderOfficesDocument, { ids })).orderOffices);
  const restore = ({ id, revision }: Office) =>
    save(
      async (client) => (await client.request(RestoreOfficeDocument, { id, revision })).restoreOffice,
    ).then(() => focusLater(PAGE_TITLE_ID));

  return (
    <Page title={t("nav.offices")} intro={t("offices.intro")}>
      {administers && (
        <div className="actions">
          <Button color="primary" onClick={() => add("one")}>
            {t("offices.add")}
          </Button>
          {management.officeTemplates.length > 0 && (
            <Button color="primary" outline onClick={() => add("templates")}>
              {t("offices.addTemplates")}
            </Button>
          )}
        </div>
      )}
      {shown.length === 0 && <p className="panel">{t(administers ? "offices.empty" : "offices.none")}</p>}
      {administers ? (
        <OrderList items={shown} label={t("nav.offices")} onOrder={order}>
          {(office) => <OfficeRow office={office} onArchive={() => archive(office)} />}
        </OrderList>
      ) : (
        <ul className="rows">
          {shown.map((office) => (
            <li key={office.id} className="row-item">
              <OfficeRow office={office} />
            </li>
          ))}
        </ul>
      )}
      <Archived items={archived} onRestore={administers ? restore : undefined} />
      {archiving && (
        <ArchiveOffice
          office={archiving}
          onClose={() => archive(undefined)}
          onDone={() => {
            archive(undefined);
            focusLater(PAGE_TITLE_ID);
          }}
        />
      )}
      {adding === "one" && <AddOffice onClose={() => add(undefined)} />}
      {adding === "templates" && <Templates onClose={() => add(undefined)} />}
    </Page>
  );
}

interface OfficeRowProps {
  readonly office: Office;
  readonly onArchive?: () => void;
}

function OfficeRow({ office, onArchive }: OfficeRowProps) {
  const { t } = useManage();
  const { id, name } = office;
  return (
    <>
      <div className="row-text">
        <h2>
          <PlaceLink to={{ page: "office", id, section: "data" }}>{name}</PlaceLink>
        </h2>
        <p>
          {office.kind !== "OFFICE" && <span className="tag">{t(`kind.${office.kind}`)}</span>}{" "}
          {office.office?.door.text}
        </p>
      </div>
      <div className="row-actions">
        <PlaceLink to={{ page: "office", id, section: "hours" }} className="btn btn-outline-primary btn-sm">
          {t("section.hours")} <span className="visually-hidden">{name}</span>
        </PlaceLink>
        {onArchive && (
          <Button color="secondary" outline size="sm" onClick={onArchive}>
            {t("archive")} <span className="visually-hidden">{name}</span>
          </Button>
        )}
      </div>
    </>
  );
}

interface ArchiveOfficeProps {
  readonly office: Office;
  onClose(): void;
  onDone(): void;
}

function ArchiveOffice({ office, onClose, onDone }: ArchiveOfficeProps) {
  const { t } = useManage();
  const { id, revision, name } = office;
  return (
    <ConfirmSave
      title={t("archive.title", { name })}
      confirm={t("archive")}
      done={t("archived.done", { name })}
      send={async (client) => (await client.request(ArchiveOfficeDocument, { id, revision })).archiveOffice}
      onClose={onClose}
      onDone={onDone}
    >
      {t("archive.officeHint")}
    </ConfirmSave>
  );
}
