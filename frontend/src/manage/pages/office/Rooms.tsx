import { Button } from "design-react-kit";
import { useState } from "react";
import { type Office, type Room, useManage } from "../../context";
import { ArchiveRoomDocument, OrderRoomsDocument, RestoreRoomDocument } from "../../operations";
import { Archived } from "../../parts/Archived";
import { ConfirmSave } from "../../parts/ConfirmSave";
import { OrderList } from "../../parts/OrderList";
import { PAGE_TITLE_ID } from "../../parts/Page";
import { TryRoom } from "../../try/TryRoom";
import { useFocusLater } from "../../useFocusLater";
import { useSave } from "../../useSave";
import { RoomDialog } from "./RoomDialog";

type Asked = { readonly what: "add" } | { readonly what: "edit" | "archive" | "try"; readonly room: Room };

/** Where an office receives, in the order in which rooms are filled. */
export function Rooms({ office }: { readonly office: Office }) {
  const { t } = useManage();
  const { save } = useSave();
  const [asked, ask] = useState<Asked>();
  const focusLater = useFocusLater();
  const close = () => ask(undefined);
  const closeGone = () => {
    close();
    focusLater(PAGE_TITLE_ID);
  };
  const officeId = office.id;
  const shown = office.rooms.filter(({ archivedAt }) => archivedAt === null);
  const archived = office.rooms.filter(({ archivedAt }) => archivedAt !== null);
  const order = (ids: readonly string[]) =>
    save(async (client) => (await client.request(OrderRoomsDocument, { officeId, ids })).orderRooms);
  const restore = ({ id, revision }: Room) =>
    save(async (client) => (await client.request(RestoreRoomDocument, { id, revision })).restoreRoom).then(
      () => focusLater(PAGE_TITLE_ID),
    );
  return (
    <>
      <p className="page-intro">{t("rooms.intro")}</p>
      <div className="actions">
        <Button color="primary" onClick={() => ask({ what: "add" })}>
          {t("room.add")}
        </Button>
      </div>
      {shown.length === 0 && <p className="panel">{t("rooms.empty")}</p>}
      <OrderList items={shown} label={t("section.rooms")} onOrder={order}>
        {(room) => <RoomRow room={room} onAsk={(what) => ask({ what, room })} />}
      </OrderList>
      <Archived items={archived} onRestore={restore} />
      {asked?.what === "add" && <RoomDialog office={office} room={undefined} onClose={close} />}
      {asked?.what === "edit" && (
        <RoomDialog office={office} room={current(asked.room, office)} onClose={close} />
      )}
      {asked?.what === "archive" && (
        <ArchiveRoom room={asked.room} last={shown.length === 1} onClose={close} onDone={closeGone} />
      )}
      {asked?.what === "try" && <TryRoom name={asked.room.name} onClose={close} />}
    </>
  );
}

/** With what a colleague has saved since the dialog was opened. */
function current(room: Room, office: Office): Room {
  return office.rooms.find(({ id }) => id === room.id) ?? room;
}

interface RoomRowProps {
  readonly room: Room;
  onAsk(what: "edit" | "archive" | "try"): void;
}

function RoomRow({ room, onAsk }: RoomRowProps) {
  const { t } = useManage();
  const named = <span className="visually-hidden">{room.name}</span>;
  return (
    <>
      <div className="row-text">
        <h2>{room.name}</h2>
        <p>
          {t(`room.provider.${room.provider}`)} · {t("room.holds", { count: room.capacity })}
          {room.servedBy.length > 0 && ` · ${room.servedBy.map(({ name }) => name).join(", ")}`}
        </p>
      </div>
      <div className="row-actions">
        <Button color="primary" outline size="sm" onClick={() => onAsk("edit")}>
          {t("edit")} {named}
        </Button>
        {room.provider === "BUILTIN" || room.url === null ? (
          <Button color="primary" outline size="sm" onClick={() => onAsk("try")}>
            {t("room.try")} {named}
          </Button>
        ) : (
          <a
            className="btn btn-outline-primary btn-sm"
            href={room.url}
            target="_blank"
            rel="noopener noreferrer"
          >
            {t("room.try")} {named}
          </a>
        )}
        <Button color="secondary" outline size="sm" onClick={() => onAsk("archive")}>
          {t("archive")} {named}
        </Button>
      </div>
    </>
  );
}

interface ArchiveRoomProps {
  readonly room: Room;
  readonly last: boolean;
  onClose(): void;
  onDone(): void;
}

function ArchiveRoom({ room, last, onClose, onDone }: ArchiveRoomProps) {
  const { t } = useManage();
  const { id, revision, name } = room;
  return (
    <ConfirmSave
      title={t("archive.title", { name })}
      confirm={t("archive")}
      done={t("archived.done", { name })}
      send={async (client) => (await client.request(ArchiveRoomDocument, { id, revision })).archiveRoom}
      onClose={onClose}
      onDone={onDone}
    >
      {t(last ? "archive.lastRoomHint" : "archive.roomHint")}
    </ConfirmSave>
  );
}
