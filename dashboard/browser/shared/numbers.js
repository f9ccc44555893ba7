/* Numbers in words. */

/** A leg's or a stop's way: "1,234 km SW", or "" where there is none.
    @param {{ km: number | null, bearing: string }} way */
export const distance = ({ km, bearing }) => (km === null ? "" : `${km.toLocaleString("en")} km ${bearing}`);

/** How many there are of something: "1 more sentence", "6 more sentences".
    @param {number} count @param {string} what */
export const counted = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;

/** How sure, of 1: "91 %".
    @param {number} score */
export const share = (score) => (score < 0.005 ? "less than 1 %" : `${Math.round(100 * score)} %`);
