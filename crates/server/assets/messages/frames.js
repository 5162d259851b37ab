/**
 * What a window of Messages and the server say to each other, as types (crates/talk/src/wire.rs). Nothing here runs.
 *
 * @typedef {{ id: string, user_name: string, name: string }} Person `user_name` is empty for a deleted account
 *
 * @typedef {{ did: "founded" | "added" | "removed" | "left" | "renamed", title?: string, account?: string,
 *   whom?: string }} Notice
 *
 * @typedef {{ id: string, seq: number, by: string, name: string, at: number, text?: string, deleted?: true,
 *   notice?: Notice, edits?: number }} Message one of `text`, `deleted` and `notice`; `at` in milliseconds since 1970
 *
 * @typedef {{ id: string, with?: Person, title?: string, size: number, role?: "owner" | "member", blocked?: boolean,
 *   position: number, marks: number, read: number, unread: number, last?: Message, active_at: number }} RoomView
 *   `with` in a conversation between two, `title` in a group; no `role` for somebody who is no longer there
 *
 * @typedef {{ id: string, user_name: string, name: string, role?: "owner" | "member", joined: number,
 *   delivered: number, read: number }} Member
 *
 * @typedef {{ room: string, position: number, marks: number }} Cursor
 *
 * @typedef {{ view: RoomView, members: Member[], messages: Message[], earlier: boolean }} Page
 *
 * @typedef {{ room: string, from: number, to: number, messages: Message[], view?: RoomView,
 *   members?: Member[] }} Changed
 *
 * @typedef {{ room: string, marks: number, account: string, delivered: number, read: number,
 *   unread?: number }} Marks
 *
 * @typedef {"no_such_room" | "no_such_message" | "not_yours" | "deleted" | "edited_elsewhere" | "you_blocked"
 *   | "not_a_group" | "not_owner" | "group_full" | "no_such_person" | "yourself" | "too_many" | "empty" | "too_long"
 *   | "too_fast" | "busy" | "malformed"} Refusal
 */

export {};
