/** The page that says that somebody has signed out, or that the account is deleted: their words go from this browser. */

import { forget } from "./kept.js";

const app = new URLSearchParams(location.search).get("app");
if (app === null || app === "messages") forget();
