// A carrier's centre on loopback for the tests: the npm package `smpp`, which is none of ours.
//
// Arguments: a certificate and a key, for TLS; nothing for none. Prints its port, then each text and each event as a line of
// JSON. What it does wrong goes by the last two digits of the number.

const fs = require("fs");
const smpp = require("smpp");

const [certificate, key] = process.argv.slice(2);
const options = certificate ? { cert: fs.readFileSync(certificate), key: fs.readFileSync(key) } : {};
const tell = (what) => console.log(JSON.stringify(what));
const seen = new Map();
/** Longer than the gateway's timeout in the tests, two seconds. */
const LATE_MS = 2500;
const owed = [];
let texts = 0;

function receipt(session, pdu, id, stat, state, plain) {
  const more = plain ? {} : { receipted_message_id: id, message_state: state };
  session.deliver_sm({
    source_addr: pdu.destination_addr,
    destination_addr: pdu.source_addr,
    esm_class: 4,
    short_message: `id:${id} sub:001 dlvrd:001 submit date:2611242200 done date:2611242201 stat:${stat} err:000 text:`,
    ...more,
  });
}

const server = smpp.createServer(options, (session) => {
  session.on("error", () => {});
  session.on("bind_transceiver", (pdu) => {
    if (pdu.system_id !== "door" || pdu.password !== "hush-1f") {
      session.send(pdu.response({ command_status: smpp.ESME_RINVPASWD }));
      return;
    }
    tell({ event: "bound", version: pdu.interface_version });
    session.send(pdu.response());
    owed.splice(0).forEach((tell) => tell(session));
  });
  session.on("enquire_link", (pdu) => session.send(pdu.response()));
  session.on("deliver_sm_resp", () => tell({ event: "receipt taken" }));
  session.on("submit_sm", (pdu) => {
    const number = pdu.destination_addr;
    const times = (seen.get(number) || 0) + 1;
    seen.set(number, times);
    const id = `c${texts++}`;
    const parts = pdu.short_message.udh ? pdu.short_message.udh.length : 0;
    const answer = () => session.send(pdu.response({ message_id: id }));
    const refuse = (status) => session.send(pdu.response({ command_status: status }));
    const after = (ms, act) => setTimeout(act, ms);
    tell({
      event: "text", id, number, times, parts,
      from: pdu.source_addr, ton: pdu.source_addr_ton, coding: pdu.data_coding, text: pdu.short_message.message,
      registered: pdu.registered_delivery, validity: pdu.validity_period,
    });
    switch (number.slice(-2)) {
      case "01": // The receipt comes before the answer.
        receipt(session, pdu, id, "DELIVRD", 2);
        after(100, answer);
        break;
      case "02": // Twice, and in words only.
        answer();
        after(50, () => receipt(session, pdu, id, "DELIVRD", 2, true));
        after(90, () => receipt(session, pdu, id, "DELIVRD", 2, true));
        break;
      case "03":
        times === 1 ? refuse(smpp.ESME_RTHROTTLED) : answer();
        break;
      case "04":
        answer();
        after(50, () => receipt(session, pdu, id, "UNDELIV", 5));
        break;
      case "05": // Gone in the middle of it.
        times === 1 ? session.socket.destroy() : answer();
        break;
      case "06":
        refuse(smpp.ESME_RINVDSTADR);
        break;
      case "07":
        if (times > 1) answer();
        break;
      case "08": // The first answer is later than anybody waits for it.
        after(times === 1 ? LATE_MS : 0, answer);
        after(times === 1 ? LATE_MS + 50 : 50, () => receipt(session, pdu, id, "DELIVRD", 2));
        break;
      case "09": // The connection is reset before the receipt, which comes over the next one.
        answer();
        owed.push((next) => receipt(next, pdu, id, "DELIVRD", 2));
        after(50, () => session.socket.resetAndDestroy());
        break;
      default:
        answer();
        if (pdu.registered_delivery) after(50, () => receipt(session, pdu, id, "DELIVRD", 2));
    }
  });
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.on("end", () => process.exit(0)).resume();
