"""Says whether a mail (on the input) is signed for its domain: with dkimpy, which is none of ours.

Argument: the TXT record of the key. Prints `yes` or `no`, and under which name the key was looked for.
"""

import sys

import dkim

asked = []


def record(name, timeout=None):
    asked.append(name.decode())
    return sys.argv[1].encode()


good = dkim.verify(sys.stdin.buffer.read(), dnsfunc=record)
print("yes" if good else "no", *asked)
