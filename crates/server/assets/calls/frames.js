/**
 * What a window of Calls and the server say to each other, as types. Nothing here runs.
 *
 * @typedef {{ id: string, user_name: string, name: string }} Person
 *
 * @typedef {{ urls: string[], username?: string, credential?: string }} IceServer
 *
 * @typedef {{ kind: "description", role: "offer" | "answer", sdp: string }
 *   | { kind: "candidate", candidate: string, mid: string | null, line: number | null, fragment: string | null }
 *   | { kind: "media", microphone: boolean, camera: boolean, screen: boolean }} Signal
 *
 * @typedef {{ call: string, take: number, said: number, heard: number }} Standing
 *
 * @typedef {{ do: "here", standing: Standing | null }
 *   | { do: "dial", label: string, to: string, camera: boolean }
 *   | { do: "accept", call: string, camera: boolean }
 *   | { do: "decline", call: string }
 *   | { do: "hang_up", call: string }
 *   | { do: "signal", call: string, take: number, signal: Signal }
 *   | { do: "seen" }
 *   | { do: "renew_ice", call: string }} CallFrame
 *
 * @typedef {"declined" | "busy" | "no_answer" | "cancelled" | "answered_elsewhere" | "declined_elsewhere"
 *   | "ended_elsewhere" | "you_hung_up" | "they_hung_up" | "lost" | "stopped" | "gone"} Ending
 *
 * @typedef {"yourself" | "unknown" | "in_a_call" | "blocked" | "too_many" | "out_of_turn" | "unavailable"} Refusal
 *
 * @typedef {{ call: string, with: Person, direction: "outgoing" | "incoming",
 *   outcome: "talked" | "no_answer" | "declined" | "cancelled" | "busy", camera: boolean, at: number,
 *   talked_ms: number, unseen: boolean }} RecentCall
 *
 * @typedef {{ is: "quiet" }
 *   | { is: "calling", call: string, label: string, to: Person, camera: boolean }
 *   | { is: "incoming", call: string, from: Person, camera: boolean }
 *   | { is: "connect", call: string, take: number, with: Person, polite: boolean, talking_ms: number,
 *       camera: boolean, ice: IceServer[] }
 *   | { is: "resumed", call: string, take: number, talking_ms: number, away: boolean }
 *   | { is: "ice", call: string, ice: IceServer[] }
 *   | { is: "away", call: string }
 *   | { is: "back", call: string }
 *   | { is: "signal", call: string, take: number, signal: Signal }
 *   | { is: "elsewhere", call: string, with: Person }
 *   | { is: "over", call: string, why: Ending }
 *   | { is: "refused", label: string, why: Refusal }
 *   | { is: "not_sent", call: string, why: "too_long" | "too_many" }
 *   | { is: "seen" }
 *   | { is: "recent", entry: RecentCall }} CallNews
 */

export {};
