/** One sentence about what has just happened. */
export interface Feedback {
  readonly tone: "info" | "success" | "warning" | "danger";
  readonly text: string;
  readonly action?: { readonly label: string; run(): void };
}
