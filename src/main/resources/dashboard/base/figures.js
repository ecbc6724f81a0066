/** Such as 20,000. Without Intl: where that is used first it takes as long as a small request, and figures are what a page shows first. */
export const figure = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');
