/** What makes the server's lobby page live: the place in the queue, the ring, the way into the call. */
import { Devices, supportProblem } from "../shared/call";
import { keepListening } from "../shared/call/listen";
import { createGraphqlClient, type GraphqlClient, type Stop } from "../shared/graphql/client";
import { toLang } from "../shared/messages";
import { Awake } from "./lobby/awake";
import { changeBetween, isCallingSoftly } from "./lobby/changes";
import { offerCheck } from "./lobby/check";
import { Chime } from "./lobby/chime";
import { showCountdown } from "./lobby/countdown";
import { LobbyPage } from "./lobby/page";
import { Ring } from "./lobby/ring";
import { RoomDoor } from "./lobby/room";
import { soundButton } from "./lobby/sound";
import { watchStale } from "./lobby/stale";
import { type LobbyText, lobbyTexts } from "./lobby/texts";
import { offerWayOut } from "./lobby/wayout";
import { sendInBackground } from "./lobby/write";
import { type LobbyVisitFragment, MyVisitDocument } from "./operations";

/** A socket that comes back within this time was never missed. */
const LOST_AFTER_MS = 2_500;
/** A whole queue moves up at once; its pages do not all ask in the same instant. */
const SPREAD_MS = 3_000;
/** A hidden window's timers come late, and once a minute is soon enough. */
const RECOMMENDATION_CHECK_MS = 5_000;

document.documentElement.classList.add("js");

const lang = toLang(document.documentElement.lang);
const t = lobbyTexts(lang);
const page = LobbyPage.find(t);
if (page && page.state !== "ENDED") live(page, createGraphqlClient(lang));

function live(page: LobbyPage, client: GraphqlClient): void {
  const chime = new Chime();
  const ring = new Ring(chime, t);
  const awake = new Awake();
  const devices = new Devices();
  const room = new RoomDoor(page, devices, t, lang, client);
  const sound = soundButton(chime, t);
  const unwatch = watchConnection(page, client, room);
  const stay = offerWayOut(page);
  let visit: LobbyVisitFragment | null | undefined;

  const stop = keepListening(
    client,
    MyVisitDocument,
    {},
    {
      next({ myVisit }) {
        const before = visit;
        visit = myVisit;
        followWords(page, before, myVisit);
        if (isCallingSoftly(before, myVisit)) chime.play(true);
        const state = myVisit?.state ?? "ENDED";
        ring.set(state === "CALLED" && !room.isOpen);
        awake.set(state !== "ENDED");
        if (state === "ENDED" || state === "WAITING") room.close();
        if (state !== "ENDED") return;
        // Nothing more will come, and a socket that is let go is no loss.
        sound.remove();
        stay();
        unwatch();
        stop();
      },
      refused: () => void page.refresh(true),
    },
  );
  page.addTool(sound);
  page.onEnter(() => {
    ring.set(false);
    void chime.unlock();
    // The page knows enough: the press must work before the socket is up, too.
    const officeName = visit?.office.name ?? null;
    void room.enter({ visitId: page.visitId, officeName, inRoom: page.state === "IN_ROOM" });
  });
  offerCheck({ page, devices, client, t, lang });
  sendInBackground(page, t);
  showCountdown(page, t, () => client.now());
  watchStale(page, () => client.now());
  takeAnewWhenRecommended(page);
  showProblem(page, t);
  if (page.state === "IN_ROOM") page.focusEnter();
}

/** Has the page say what the server says now. */
function followWords(
  page: LobbyPage,
  before: LobbyVisitFragment | null | undefined,
  after: LobbyVisitFragment | null,
): void {
  if (before === undefined) {
    // Between the writing of the page and the first state anything may have happened: an office is told in a moment.
    void page.refresh(true);
    return;
  }
  const change = changeBetween(before, after);
  if (change === "page") void page.refresh(true);
  if (change !== "position" || !after?.position) return;
  page.setPosition(after.position);
  setTimeout(() => void page.refresh(false), Math.random() * SPREAD_MS);
}

/**
 * After some minutes in front of an empty room the server's page recommends not to wait. Nothing happens then that the
 * socket could tell.
 */
function takeAnewWhenRecommended(page: LobbyPage): void {
  const timer = setInterval(() => {
    if (page.state === "ENDED") clearInterval(timer);
    else if (page.recommendationIsDue(performance.now())) void page.refresh(true);
  }, RECOMMENDATION_CHECK_MS);
}

/** What stands in the way of a call is said while there is still time to do something about it. */
function showProblem(page: LobbyPage, t: LobbyText): void {
  const problem = supportProblem();
  if (problem) page.setNotice(t(`lobby.${problem}`));
}

function watchConnection(page: LobbyPage, client: GraphqlClient, room: RoomDoor): Stop {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lost = false;
  const unlisten = client.onConnected((connected) => {
    clearTimeout(timer);
    if (connected && lost) {
      lost = false;
      page.announce(t("lobby.back"));
      page.setNotice(null);
      showProblem(page, t);
    } else if (!connected) {
      timer = setTimeout(() => {
        // A call has its own words for it, and may well go on without us.
        if (room.isOpen) return;
        lost = true;
        page.setNotice(t("lobby.lost"));
        page.announce(t("lobby.lost"));
      }, LOST_AFTER_MS);
    }
  });
  // A page taken out of the browser's memory says what was true yesterday.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) void page.refresh(true);
  });
  return () => {
    clearTimeout(timer);
    unlisten();
  };
}
