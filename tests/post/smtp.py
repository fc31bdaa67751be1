"""A mail server on loopback that prints what it is given: its port first, then one line of JSON for each letter.

Letters to `refused@...` are refused for good, letters to `later@...` for the moment.
"""

import asyncio
import json
import sys

from aiosmtpd.smtp import SMTP


class Printer:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused@"):
            return "550 no such mailbox"
        if address.startswith("later@"):
            return "451 come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        letter = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "data": envelope.content.decode()}
        print(json.dumps(letter), flush=True)
        return "250 taken"


async def main() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Printer(), loop=loop), host="127.0.0.1", port=0)
    print(server.sockets[0].getsockname()[1], flush=True)
    # Whoever started this holds the other end of the standard input, and its end is ours.
    await asyncio.to_thread(sys.stdin.read)


asyncio.run(main())
