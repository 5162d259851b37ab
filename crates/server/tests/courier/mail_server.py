"""A mail server on loopback for the tests: aiosmtpd, which is none of ours.

Arguments: mode (start, always or none), certificate, key. Prints its port, then each mail as a line of JSON.
"""

import asyncio
import base64
import email
import email.policy
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

MODE, CERTIFICATE, KEY = sys.argv[1:4]


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.1.1 <%s>: no such mailbox" % address
        if address.startswith("busy@"):
            return "451 4.7.1 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        seen = {
            "to": envelope.rcpt_tos,
            "from": envelope.mail_from,
            # Of a connection that was wrapped from the start the session does not know it.
            "tls": MODE == "always" or session.ssl is not None,
            "headers": {name.lower(): str(value) for name, value in mail.items()},
            "text": mail.get_body().get_content(),
            "raw": base64.b64encode(envelope.content).decode(),
        }
        print(json.dumps(seen), flush=True)
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    good = data.login == b"door" and data.password == b"hush-1f6e0c4c8d"
    return AuthResult(success=good, handled=False)


def session():
    options = {}
    if MODE != "none":
        options = {"authenticator": authenticate, "auth_required": True, "auth_require_tls": MODE == "start"}
    if MODE == "start":
        options |= {"tls_context": context(), "require_starttls": True}
    return SMTP(Handler(), hostname="localhost", enable_SMTPUTF8=True, **options)


def context():
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(CERTIFICATE, KEY)
    return made


async def serve():
    wrapped = context() if MODE == "always" else None
    loop = asyncio.get_running_loop()
    server = await loop.create_server(session, host="127.0.0.1", port=0, ssl=wrapped)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(serve())
