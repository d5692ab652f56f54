#!/usr/bin/env python3
"""Starts the desk with demonstration data in a new folder, and prints where it is and who may enter.

demo_desk.py PROGRAM FOLDER [LISTEN]: the folder is emptied first. Ends with Ctrl-C.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time
import urllib.request
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAPERS = ROOT / "fixtures/agreement"


def main() -> int:
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    listen = sys.argv[3] if len(sys.argv) > 3 else "127.0.0.1:8080"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    environment = dict(os.environ, SVERKA_STORE_URL=f"sqlite:{folder.resolve()}/sverka.db", SVERKA_STORE_PAPERS=f"{folder.resolve()}/papers")

    def sverka(*words: str) -> str:
        done = subprocess.run([program, *words, "--lang", "en"], env=environment, check=True, capture_output=True, text=True)
        return done.stdout.strip().rsplit(" ", 1)[-1]

    for name, inn in (("ООО «Альфа Внедрение»", "7726453187"), ("ООО «Бета Партнёр»", "7707083893")):
        sverka("partner", "add", name, "--inn", inn)
    people = [("desk", "desk", "Мария Соколова", None), ("partner", "partner", "Пётр Альфин", "ООО «Альфа Внедрение»"),
              ("beta", "partner", "Бэла Бетина", "ООО «Бета Партнёр»"), ("auditor", "auditor", "Анна Ревизорова", None), ("admin", "admin", "Администратор", None)]
    passwords = {}
    for login, role, name, partner in people:
        passwords[login] = sverka("user", "add", login, "--role", role, "--name", name, *(("--partner", partner) if partner else ()))
    tokens = {login: sverka("user", "token", login, "--scope", "write") for login in ("desk", "partner", "beta")}

    server = subprocess.Popen([program, "serve", "--listen", listen], env=environment, stdout=subprocess.PIPE,
                              stderr=open(folder / "log.jsonl", "w"), text=True)
    address = server.stdout.readline().strip()
    if not address:
        print((folder / "log.jsonl").read_text(), file=sys.stderr)
        return 1

    def ask(path: str, login: str, form: dict | None = None, headers: dict | None = None):
        request = urllib.request.Request(address + "api/v1" + path, headers={"Authorization": "Bearer " + tokens[login], **(headers or {})})
        if form is not None:
            boundary = uuid.uuid4().hex
            request.data = b"".join(part(boundary, *one) for one in (form.items() if isinstance(form, dict) else form)) + f"--{boundary}--\r\n".encode()
            request.add_header("Content-Type", "multipart/form-data; boundary=" + boundary)
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def submit(login: str, case: str, card: bool = False) -> int:
        form = {"agreement": PAPERS / case / "agreement.docx"}
        if card:
            form["card"] = ROOT / "templates/client-card/client-card.docx"
        return ask("/submissions", login, form)["id"]

    def decide(number: int, kind: str, reason: str = "", login: str = "desk") -> None:
        for _ in range(300):
            one = ask(f"/submissions/{number}", login)
            if one["state"] != "submitted":
                break
            time.sleep(0.1)
        ask(f"/submissions/{number}/decisions", login, {"kind": kind, "reason": reason}, {"If-Match": f'"{one["revision"]}"'})

    ledger = {"partners.csv": "partner;name;inn\np1;ООО «Альфа Внедрение»;7726453187\np2;ООО «Бета Партнёр»;7707083893\n",
              "statuses.csv": "partner;status;from\np1;strategic;2026-01-01\np2;certified;2026-01-01\n",
              "clients.csv": "client;name;partner;attached_on\nc1;ООО «Ромашка»;p1;2026-01-15\nc2;ООО «Василёк»;p1;2026-02-01\nc3;ИП Кравец;p2;2026-03-01\n",
              "payments.csv": "payment;client;paid_at;amount;category\n" + "".join(
                  f"{client}-{month};{client};2026-{month:02}-05;{amount};{category}\n" for month in range(6, 11)
                  for client, amount, category in (("c1", "24000,00", "optimal"), ("c2", "9900,00", "growth"), ("c3", "36000,00", "premium"))),
              "payouts.csv": "payout;partner;debited_on;received_on;amount;periods\n" + "".join(
                  f"{partner}-{month};{partner};2026-{month + 1:02}-18;2026-{month + 1:02}-19;{amount};2026-{month:02}\n" for month in range(6, 10)
                  for partner, amount in (("p1", "16950,00"), ("p2", "10800,00"))),
              "acts.csv": "act;partner;number;date;periods;amount;scan_received_on\na1;p2;1;2026-07-20;2026-06;10800,00;2026-07-22\n"}
    ask("/ledgers", "desk", [("files", name, text.encode()) for name, text in ledger.items()])
    cases = [path.name for path in sorted(PAPERS.iterdir()) if (path / "agreement.docx").exists()]
    wanted = ["demo", "ok-ao", "amendment-approved", "amount-and-words", "clause-moved", "comma-removed", "ok-ooo", "comment"]
    numbers = [submit("partner" if index % 3 else "beta", case) for index, case in enumerate(case for case in wanted if case in cases)]
    decide(numbers[1], "accept")
    decide(numbers[1], "sign_by_company")
    decide(numbers[3], "return", "Сумма цифрами и прописью должна совпадать (п. 5.7 программы).")
    people_shown = "\n".join(f"  {login:8} {passwords[login]}   {role}" for login, role, _, _ in people)
    print(f"\n{address}\n\nOne-time passwords (to be changed at the first visit):\n{people_shown}\n\nCtrl-C ends it. Data: {folder}", flush=True)
    try:
        return server.wait()
    except KeyboardInterrupt:
        server.terminate()
        return server.wait()


def part(boundary: str, name: str, value, content: bytes | None = None) -> bytes:
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"'
    if content is not None:
        return (head + f'; filename="{value}"\r\n\r\n').encode() + content + b"\r\n"
    if isinstance(value, pathlib.Path):
        return (head + f'; filename="{value.parent.name}{value.suffix}"\r\n\r\n').encode() + value.read_bytes() + b"\r\n"
    return (head + "\r\n\r\n" + value + "\r\n").encode()


if __name__ == "__main__":
    sys.exit(main())
