/** The languages in which the product speaks. */
export type Lang = "it" | "en";
