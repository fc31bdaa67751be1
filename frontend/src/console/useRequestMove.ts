import { useState } from "react";
import { retryUnreachable } from "../shared/graphql/retry";
import type { Feedback } from "../shared/ui/feedback";
import { useConsole } from "./context";
import {
  CloseRequestDocument,
  InviteRequesterDocument,
  ReopenRequestDocument,
  type RequestMoveFieldsFragment,
  type RequestVerdict,
  TakeRequestDocument,
} from "./operations";
import type { LeftRequest } from "./state/requests";
import { faultText } from "./useMove";

/** For how long what was done can be taken back with one press. */
const UNDO_MS = 10_000;

/** What an operator does about what was left, one step at a time, and what is said of it. */
export interface RequestMoves {
  readonly pending: boolean;
  take(): void;
  /** Resolves to whether it was carried out. */
  close(verdict: RequestVerdict, note: string): Promise<boolean>;
  reopen(): void;
  /** Sends the way into the queue, or puts it on the clipboard. */
  invite(): void;
}

export function useRequestMove(request: LeftRequest): RequestMoves {
  const { client, say, t } = useConsole();
  const [pending, setPending] = useState(false);
  const { id, version } = request;

  async function run(work: () => Promise<Feedback | undefined>): Promise<boolean> {
    if (pending) return false;
    setPending(true);
    say(undefined);
    try {
      const feedback = await work();
      say(feedback);
      return feedback?.tone !== "warning";
    } catch (error) {
      say({ tone: "danger", text: faultText(error, t) });
      return false;
    } finally {
      setPending(false);
    }
  }

  function told(outcome: RequestMoveFieldsFragment, text: string): Feedback {
    if (outcome.__typename === "RequestRefused") {
      return { tone: "warning", text: t(`requests.refused.${outcome.reason}`) };
    }
    return { tone: "success", text };
  }

  const reopen = (seen: number) =>
    run(async () => {
      const { reopenRequest } = await client.request(ReopenRequestDocument, { id, version: seen });
      return told(reopenRequest, t("requests.reopened"));
    });

  /** The sentence goes, and the button with it, when its time is over; another sentence by then stays. */
  function undoable(feedback: Feedback, made: number): Feedback {
    const offer = { ...feedback, action: { label: t("requests.undo"), run: () => void reopen(made) } };
    setTimeout(() => say((shown) => (shown === offer ? feedback : shown)), UNDO_MS);
    return offer;
  }

  return {
    pending,
    take: () =>
      void run(async () => {
        const { takeRequest } = await retryUnreachable(() => client.request(TakeRequestDocument, { id }));
        return told(takeRequest, t("requests.taken"));
      }),
    close: (verdict, note) =>
      run(async () => {
        // Not repeated by itself: by the version that was seen it is done once, and the list says so.
        const variables = { id, version, verdict, note: note.trim() || null };
        const { closeRequest } = await client.request(CloseRequestDocument, variables);
        const feedback = told(closeRequest, t(`requests.closed.${verdict}`));
        return closeRequest.__typename === "RequestMoved"
          ? undoable(feedback, closeRequest.request.version)
          : feedback;
      }),
    reopen: () => void reopen(version),
    invite: () =>
      void run(async () => {
        const { inviteRequester } = await retryUnreachable(() =>
          client.request(InviteRequesterDocument, { id }),
        );
        if (inviteRequester.__typename === "RequestRefused") {
          return { tone: "warning", text: t(`requests.refused.${inviteRequester.reason}`) };
        }
        if (inviteRequester.mailed) return { tone: "success", text: t("requests.mailed") };
        return copied(location.origin + inviteRequester.path);
      }),
  };

  async function copied(link: string): Promise<Feedback> {
    try {
      await navigator.clipboard.writeText(link);
      return { tone: "success", text: t("requests.copied", { link }) };
    } catch {
      return { tone: "info", text: t("requests.copyByHand", { link }) };
    }
  }
}
