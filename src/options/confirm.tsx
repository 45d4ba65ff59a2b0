import type { DeletionState } from "./options-state.ts";

type Props = {
  /** Ids begin with it; the button has it. */
  readonly id: string;
  readonly state: DeletionState;
  readonly button: string;
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly onAsk: (asked: boolean) => void;
  readonly onYes: () => void;
};

/** A button for what cannot be undone: it asks once more in its own place, and the harmless answer has the focus. */
export function Confirm({ id, state, button, question, yes, no, onAsk, onYes }: Props) {
  if (state !== "asked") {
    return (
      <button
        type="button"
        id={id}
        class="danger"
        disabled={state === "deleting"}
        onClick={() => {
          onAsk(true);
        }}
      >
        {button}
      </button>
    );
  }
  return (
    <div class="confirm" role="group" aria-labelledby={`${id}-question`}>
      <p id={`${id}-question`}>{question}</p>
      <div class="row-buttons">
        <button type="button" class="danger" onClick={onYes}>
          {yes}
        </button>
        <button
          type="button"
          id={`${id}-no`}
          onClick={() => {
            onAsk(false);
          }}
        >
          {no}
        </button>
      </div>
    </div>
  );
}
