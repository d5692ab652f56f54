#!/usr/bin/env python3
"""Walks the description of the API against the running server: every operation is called as it says, and answers as it says.

openapi_walk.py PROGRAM SOURCES
"""
import email
import email.policy
import http.server
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
import uuid

PROGRAM, SOURCES = sys.argv[1], pathlib.Path(sys.argv[2])
PAPER = (SOURCES / "fixtures/agreement/amendment-approved/agreement.docx").read_bytes()
RIGHT = (SOURCES / "fixtures/agreement/ok-ao/agreement.docx").read_bytes()
CARD = (SOURCES / "templates/client-card/client-card.docx").read_bytes()
ACT = (SOURCES / "templates/act/2026-11/template.docx").read_bytes()
PAGE = "<!doctype html><html lang=ru><title>Партнёр</title><body><p>Мы партнёр компании Джаст А И.</p><p>Наш сервис Just Ai пиздец какой хороший.</p></body></html>"
problems: list[str] = []


def expect(condition: bool, what: str) -> None:
    if not condition:
        problems.append(what)


class Api:
    def __init__(self, folder: str):
        pages = {"/": PAGE}

        class Site(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = pages.get(self.path)
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write((body or "").encode())

            def log_message(self, *_):
                pass

        self.letters = []
        threading.Thread(target=self.take_letters, args=(mail := socket.create_server(("127.0.0.1", 0)),), daemon=True).start()
        site = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
        threading.Thread(target=site.serve_forever, daemon=True).start()
        self.site = f"http://127.0.0.1:{site.server_address[1]}"
        self.environment = dict(os.environ, SVERKA_STORE_URL=f"sqlite:{folder}/sverka.db", SVERKA_STORE_PAPERS=f"{folder}/papers",
                                SVERKA_FETCH_ALLOW_ADDRESS="127.0.0.1/32", SVERKA_FETCH_ALLOW_PORT=str(site.server_address[1]),
                                SVERKA_FETCH_DELAY_MS="0", SVERKA_SCHEDULE_CONFIRM_MINUTES="0", SVERKA_MAIL_TLS="none",
                                SVERKA_MAIL_SERVER=f"smtp://127.0.0.1:{mail.getsockname()[1]}", SVERKA_MAIL_FROM="desk@example.com")
        self.run("partner", "add", "Alpha", "--inn", "7726453187")
        self.tokens = {}
        for login, role in (("desk", "desk"), ("partner", "partner"), ("auditor", "auditor")):
            self.run("user", "add", login, "--role", role, *(("--partner", "Alpha") if role == "partner" else ()))
            self.tokens[login] = self.run("user", "token", login, "--scope", "write")
        self.server = subprocess.Popen([PROGRAM, "serve", "--listen", "127.0.0.1:0"], env=self.environment, stdout=subprocess.PIPE,
                                       stderr=subprocess.DEVNULL, text=True)
        self.address = self.server.stdout.readline().strip() + "api/v1"

    def run(self, *words: str) -> str:
        return subprocess.run([PROGRAM, *words], env=self.environment, check=True, capture_output=True, text=True).stdout.strip().rsplit(" ", 1)[-1]

    def take_letters(self, listener: socket.socket) -> None:
        """The least of SMTP: whatever comes is taken."""
        while True:
            wire = listener.accept()[0].makefile("rwb")
            wire.write(b"220 test\r\n")
            wire.flush()
            while line := wire.readline():
                if line.upper().startswith(b"DATA"):
                    wire.write(b"354 go on\r\n")
                    wire.flush()
                    lines = []
                    while (one := wire.readline()) not in (b".\r\n", b""):
                        lines.append(one[1:] if one.startswith(b".") else one)
                    self.letters.append(b"".join(lines))
                wire.write(b"221 bye\r\n" if line.upper().startswith(b"QUIT") else b"250 yes\r\n")
                wire.flush()

    def schedule(self) -> None:
        """One run of the schedule, which audits what waits. Exit code 3: a person is needed somewhere."""
        done = subprocess.run([PROGRAM, "schedule", "run"], env=self.environment, capture_output=True, text=True)
        expect(done.returncode in (0, 3), f"schedule run: {done.returncode} {done.stderr}")

    def ask(self, method: str, path: str, who: str | None = "desk", form=None, body=None, headers=None):
        request = urllib.request.Request(self.address + path, method=method, headers=dict(headers or {}))
        if who:
            request.add_header("Authorization", "Bearer " + self.tokens[who])
        if form is not None:
            boundary = uuid.uuid4().hex
            parts = [(name, name + ".docx", value) for name, value in form.items()] if isinstance(form, dict) else form
            request.data = b"".join(self.part(boundary, *one) for one in parts) + f"--{boundary}--\r\n".encode()
            request.add_header("Content-Type", "multipart/form-data; boundary=" + boundary)
        elif body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        elif method == "POST":
            request.data = b""
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers, answer.read()

    @staticmethod
    def part(boundary: str, name: str, file: str, value) -> bytes:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"'
        if isinstance(value, bytes):
            return (head + f'; filename="{file}"\r\n\r\n').encode() + value + b"\r\n"
        return (head + "\r\n\r\n" + str(value) + "\r\n").encode()

    def checked(self, number: int) -> dict:
        for _ in range(300):
            one = json.loads(self.ask("GET", f"/submissions/{number}")[2])
            if one["state"] != "submitted":
                return one
            time.sleep(0.05)
        raise SystemExit("a check does not end")


def resolved(described: dict, document: dict) -> dict:
    """What a reference inside of the document leads to."""
    while "$ref" in described:
        steps, described = described["$ref"].removeprefix("#/").split("/"), document
        for step in steps:
            described = described[step]
    return described


def valid(value, schema: dict, document: dict, where: str) -> None:
    schema = resolved(schema, document)
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
    wanted = schema.get("type")
    if wanted:
        names = wanted if isinstance(wanted, list) else [wanted]
        expect(any(isinstance(value, kinds[name]) for name in names), f"{where}: {value!r} is no {wanted}")
    expect("enum" not in schema or value in schema["enum"], f"{where}: {value!r} is none of {schema.get('enum')}")
    if isinstance(value, dict):
        for name in schema.get("required", []):
            expect(name in value, f"{where}: {name} is missing")
        for name, inner in schema.get("properties", {}).items():
            if name in value:
                valid(value[name], inner, document, f"{where}.{name}")
    if isinstance(value, list) and "items" in schema:
        for index, one in enumerate(value):
            valid(one, schema["items"], document, f"{where}[{index}]")


def judged(document: dict, method: str, path: str, answer, status: int | None = None) -> None:
    """The answer is one that the operation describes."""
    code, headers, body = answer
    operation, where = document["paths"][path][method.lower()], f"{method} {path} {code}"
    expect(status is None or code == status, f"{where}: {status} was expected: {body[:200]!r}")
    described = operation["responses"].get(str(code))
    expect(described is not None, f"{where} is not described")
    expect(bool(headers.get("X-Request-Id")), f"{where} has no X-Request-Id")
    if described is None:
        return
    described = resolved(described, document)
    kind = headers.get("Content-Type", "").split(";")[0]
    expect(kind in described["content"], f"{where}: {kind} is not described")
    if kind in described["content"] and kind.endswith("json"):
        valid(json.loads(body), described["content"][kind]["schema"], document, where)


def walk(api: Api, document: dict) -> set:
    seen = set()

    def go(method: str, path: str, status: int, *, fill: dict | None = None, query: str = "", **more):
        seen.add((method, path))
        filled = path
        for name, value in (fill or {}).items():
            filled = filled.replace("{" + name + "}", str(value))
        answer = api.ask(method, filled + query, **more)
        judged(document, method, path, answer, status)
        return answer

    for kind, file in (("agreement", RIGHT), ("card", CARD), ("act", ACT)):
        go("POST", f"/checks/{kind}", 200, who=None, form={"file": file})
        go("POST", f"/checks/{kind}", 400, who=None, form={"x": "1"})
        go("POST", f"/checks/{kind}", 415, who=None, form={"file": b"plain text"})
    go("GET", "/checks/results/{key}", 404, who=None, fill={"key": "0" * 64})
    go("GET", "/openapi.json", 200, who=None)
    go("GET", "/me", 200)
    go("GET", "/me", 401, who=None)
    made = json.loads(go("POST", "/submissions", 201, who="partner", form={"agreement": PAPER, "card": CARD})[2])
    here = {"submission": made["id"]}
    go("POST", "/submissions", 422, who="partner", form={"template": "x"})
    go("POST", "/submissions", 403, who="auditor", form={"agreement": PAPER})
    go("GET", "/submissions", 200, query="?limit=1&state=submitted&q=x")
    go("GET", "/submissions", 400, query="?state=nonsense")
    go("GET", "/submissions", 401, who=None)
    one = api.checked(made["id"])
    go("GET", "/submissions/{submission}", 200, fill=here)
    go("GET", "/submissions/{submission}", 404, fill={"submission": 99})
    go("GET", "/submissions/{submission}/findings", 200, fill=here, query="?lang=en")
    full = {**here, "version": 1}
    go("GET", "/submissions/{submission}/versions/{version}/report", 200, fill=full)
    go("GET", "/submissions/{submission}/versions/{version}/paper", 200, fill=full)
    go("GET", "/submissions/{submission}/versions/{version}/report", 404, fill={**here, "version": 9})
    go("POST", "/submissions/{submission}/amendments", 201, fill=here, body={"clause": "7.2", "text": "x", "consent": "by letter"})
    go("POST", "/submissions/{submission}/amendments", 422, fill=here, body={"clause": "7.2", "text": "x"})
    go("POST", "/submissions/{submission}/amendments", 404, fill=here, who="partner", body={"clause": "7.2", "consent": "x"})
    go("POST", "/submissions/{submission}/decisions", 428, fill=here, body={"kind": "return", "reason": "x"})
    go("POST", "/submissions/{submission}/decisions", 412, fill=here, body={"kind": "return", "reason": "x"}, headers={"If-Match": '"1"'})
    for _ in range(100):  # the amendment had it checked again
        if json.loads(api.ask("GET", f"/submissions/{made['id']}/findings")[2])["check"] == "done":
            break
        time.sleep(0.05)
    one = api.checked(made["id"])
    tag = {"If-Match": f'"{one["revision"]}"'}
    go("POST", "/submissions/{submission}/decisions", 403, fill=here, who="partner", body={"kind": "accept"}, headers=tag)
    go("POST", "/submissions/{submission}/decisions", 422, fill=here, body={"kind": "return"}, headers=tag)
    go("POST", "/submissions/{submission}/decisions", 200, fill=here, body={"kind": "return", "reason": "mend"}, headers=tag)
    go("POST", "/submissions/{submission}/versions", 201, fill=here, who="partner", form={"agreement": RIGHT})
    go("POST", "/submissions/{submission}/signed", 409, fill=here, form={"agreement": RIGHT})
    one = api.checked(made["id"])
    go("POST", "/submissions/{submission}/decisions", 200, fill=here, body={"kind": "accept", "reason": "x"}, headers={"If-Match": f'"{one["revision"]}"'})
    go("POST", "/submissions/{submission}/versions", 409, fill=here, who="partner", form={"agreement": RIGHT})
    go("POST", "/submissions/{submission}/signed", 201, fill=here, who="partner", form={"agreement": RIGHT})
    audits(go, api)
    acts_walk(api, go)
    go("GET", "/events", 200, query="?after=0&limit=5")
    go("GET", "/events", 403, who="auditor")
    return seen


def audits(go, api: Api) -> None:
    """The addresses about web resources, against a site of the loopback that the configuration allows."""
    wish = {"partner": 1, "url": api.site + "/", "schedule": "0 3 * * 1", "email": "a@example.com"}
    made = json.loads(go("POST", "/resources", 201, who="auditor", body=wish, headers={"Idempotency-Key": "r-1"})[2])
    again = json.loads(go("POST", "/resources", 201, who="auditor", body=wish, headers={"Idempotency-Key": "r-1"})[2])
    expect(made["id"] == again["id"], "a resource is registered twice with one key")
    here = {"resource": made["id"]}
    go("POST", "/resources", 422, who="auditor", body=wish)
    go("POST", "/resources", 422, who="auditor", body={**wish, "url": "ftp://x"})
    go("POST", "/resources", 422, who="auditor", body={**wish, "url": "https://other.example", "schedule": "0 0 31 2 *"})
    go("POST", "/resources", 404, who="auditor", body={**wish, "url": "https://other.example", "partner": 99})
    go("POST", "/resources", 403, who="partner", body=wish)
    go("GET", "/resources", 200, who="auditor", query="?limit=1&q=127.0.0.1")
    go("GET", "/resources", 403, who="desk")
    go("GET", "/resources/{resource}", 200, who="partner", fill=here)
    go("GET", "/resources/{resource}", 404, who="desk", fill=here)
    go("POST", "/resources/{resource}", 428, who="auditor", fill=here, body={"schedule": ""})
    go("POST", "/resources/{resource}", 412, who="auditor", fill=here, body={"schedule": ""}, headers={"If-Match": '"9"'})
    go("POST", "/resources/{resource}", 200, who="auditor", fill=here, body={"schedule": "", "email": "b@example.com"}, headers={"If-Match": '"1"'})
    run = json.loads(go("POST", "/resources/{resource}/audits", 202, who="auditor", fill=here)[2])
    go("POST", "/resources/{resource}/audits", 409, who="auditor", fill=here)
    go("POST", "/resources/{resource}/audits", 404, who="partner", fill=here)
    api.schedule()
    go("GET", "/resources/{resource}/audits", 200, who="partner", fill=here, query="?limit=1")
    one = {**here, "audit": run["id"]}
    done = json.loads(go("GET", "/resources/{resource}/audits/{audit}", 200, who="partner", fill=one, query="?lang=en")[2])
    expect(done["state"] == "done" and done["findings"], f"the audit: {done}")
    go("GET", "/resources/{resource}/audits/{audit}", 404, who="auditor", fill={**here, "audit": 999})
    go("GET", "/resources/{resource}/audits/{audit}/report", 200, who="partner", fill=one)
    listed = json.loads(go("GET", "/violations", 200, who="auditor", query=f"?resource={made['id']}&state=new&limit=2")[2])
    expect(len(listed["items"]) == 2 and listed["next"], f"two violations and a further page: {listed}")
    go("GET", "/violations", 400, who="auditor", query="?state=nonsense")
    first = listed["items"][0]
    closing = {**here, "violation": first["id"]}
    path = "/resources/{resource}/violations/{violation}/close"
    go("POST", path, 428, who="auditor", fill=closing, body={"reason": "x"})
    go("POST", path, 412, who="auditor", fill=closing, body={"reason": "x"}, headers={"If-Match": '"99"'})
    tag = {"If-Match": f'"{first["revision"]}"'}
    go("POST", path, 422, who="auditor", fill=closing, body={}, headers=tag)
    go("POST", path, 200, who="auditor", fill=closing, body={"reason": "a quotation"}, headers=tag)
    go("POST", path, 404, who="partner", fill=closing, body={"reason": "x"}, headers=tag)
    notices(go, api, here)


def notices(go, api: Api, here: dict) -> None:
    """A notice of what two audits saw, sent to a server of mail; its letter as the parser of another maker reads it."""
    making, one = "/resources/{resource}/notices", "/resources/{resource}/notices/{notice}"
    go("POST", making, 400, who="auditor", fill=here, body={"violations": "one, two"})
    go("POST", making, 404, who="auditor", fill=here, body={"violations": "999"})
    made = json.loads(go("POST", making, 201, who="auditor", fill=here, headers={"Idempotency-Key": "n-1"})[2])
    again = json.loads(go("POST", making, 201, who="auditor", fill=here, headers={"Idempotency-Key": "n-1"})[2])
    expect(made["id"] == again["id"] and made["violations"], f"a notice is made once, of something: {made} {again}")
    go("POST", making, 422, who="auditor", fill=here, body={"violations": str(made["violations"][0]["id"])})
    full = {**here, "notice": made["id"]}
    go("GET", one, 404, who="partner", fill=full)
    go("GET", one + "/letter", 404, who="partner", fill=full)
    letter = go("GET", one + "/letter", 200, who="auditor", fill=full)[2]
    read = email.message_from_bytes(letter, policy=email.policy.default)
    expect(not read.defects and read["subject"].startswith("Уведомление о нарушениях"), f"the subject: {read['subject']} {read.defects}")
    expect(b"Subject: =?utf-8?" in letter.lower().replace(b"subject", b"Subject"), "the subject is not encoded as RFC 2047 says")
    expect(read.get_content_type() == "multipart/alternative", read.get_content_type())
    kinds = [part.get_content_type() for part in read.iter_parts()]
    expect(kinds == ["text/plain", "text/html"], f"parts: {kinds}")
    expect("Джаст А И" in read.get_body(("plain",)).get_content(), "the plain text does not quote the page")
    expect("Джаст А И" in read.get_body(("html",)).get_content(), "the HTML does not quote the page")
    expect(read["message-id"] == f"<{made['message_id']}>" and read["date"].datetime.utcoffset().seconds == 10800, f"{read['message-id']} {read['date']}")
    expect(read["to"] == "b@example.com" and read["from"] == "desk@example.com", f"{read['to']} {read['from']}")
    expect(all(len(line) <= 998 for line in letter.split(b"\r\n")) and b"\n" not in letter.replace(b"\r\n", b""), "its lines are not those of a letter")
    deciding = one + "/decisions"
    go("POST", deciding, 428, who="auditor", fill=full, body={"kind": "send"})
    go("POST", deciding, 412, who="auditor", fill=full, body={"kind": "send"}, headers={"If-Match": '"9"'})
    tag = {"If-Match": '"1"'}
    go("POST", deciding, 400, who="auditor", fill=full, body={"kind": "sell"}, headers=tag)
    go("POST", deciding, 409, who="auditor", fill=full, body={"kind": "send_again"}, headers=tag)
    go("POST", deciding, 422, who="auditor", fill=full, body={"kind": "sent_by_hand", "sent_on": "2001-01-01"}, headers=tag)
    go("POST", deciding, 404, who="partner", fill=full, body={"kind": "send"}, headers=tag)
    queued = json.loads(go("POST", deciding, 200, who="auditor", fill=full, body={"kind": "send"}, headers=tag)[2])
    expect(queued["state"] == "queued", f"{queued}")
    api.schedule()
    sent = json.loads(go("GET", one, 200, who="partner", fill=full)[2])
    expect(sent["state"] == "sent" and sent["due_on"] > sent["sent_on"], f"{sent}")
    expect(len(api.letters) == 1, f"{len(api.letters)} letters came")
    expect(go("GET", one + "/letter", 200, who="partner", fill=full)[2] == api.letters[0], "what the desk shows is not what was sent")
    go("GET", "/notices", 200, who="partner", query="?limit=1")
    go("GET", "/notices", 400, who="auditor", query="?state=nonsense")
    go("GET", "/notices", 403, who="desk")


def acts_walk(api: Api, go) -> None:
    ledger = {"partners.csv": "partner;name;inn\np1;Alpha;7726453187\n", "statuses.csv": "partner;status;from\np1;strategic;2026-01-01\n",
              "clients.csv": "client;name;partner;attached_on\nc1;First;p1;2026-01-01\n",
              "payments.csv": "payment;client;paid_at;amount;category\nx1;c1;2026-10-05;20000,00;growth\n",
              "payouts.csv": "payout;partner;debited_on;received_on;amount;periods\no9;p1;2026-10-20;2026-10-20;10000,00;2026-09\n"}
    files = [("files", name, text.encode()) for name, text in ledger.items()]
    go("POST", "/ledgers", 422, form=[("files", "payments.csv", b"payment;client\nx;y\n")])
    go("POST", "/ledgers", 422, form={"others": "keep"})
    go("POST", "/ledgers", 201, form=files)
    go("POST", "/ledgers", 403, form=files, who="auditor")
    go("GET", "/ledgers", 200)
    go("GET", "/rewards", 200, query="?period=2026-10")
    go("GET", "/rewards", 200, who="partner")
    go("GET", "/rewards", 400, query="?period=soon")
    go("GET", "/acts", 200, query="?limit=1")
    go("GET", "/acts", 400, query="?state=nonsense")
    here = {"act": 1}
    go("GET", "/acts/{act}", 200, fill=here, who="partner")
    go("GET", "/acts/{act}", 404, fill={"act": 99})
    go("POST", "/acts/{act}/decisions", 409, fill=here, body={"kind": "accept"}, headers={"If-Match": '"1"'})
    go("POST", "/acts/{act}/versions", 422, fill=here, form={"x": "1"})
    go("POST", "/acts/{act}/versions", 201, fill=here, who="partner", form={"act": ACT})
    for _ in range(300):
        one = json.loads(api.ask("GET", "/acts/1")[2])
        if one["conclusion"]:
            break
        time.sleep(0.05)
    full = {**here, "version": 1}
    go("GET", "/acts/{act}/versions/{version}/report", 200, fill=full)
    go("GET", "/acts/{act}/versions/{version}/paper", 200, fill=full)
    go("GET", "/acts/{act}/versions/{version}/paper", 404, fill={**here, "version": 9})
    tag = {"If-Match": f'"{one["revision"]}"'}
    go("POST", "/acts/{act}/decisions", 428, fill=here, body={"kind": "accept"})
    go("POST", "/acts/{act}/decisions", 400, fill=here, body={"kind": "pay"}, headers=tag)
    go("POST", "/acts/{act}/decisions", 404, fill=here, body={"kind": "accept"}, headers=tag, who="partner")
    go("POST", "/acts/{act}/decisions", 422, fill=here, body={"kind": "return"}, headers=tag)
    go("POST", "/acts/{act}/decisions", 412, fill=here, body={"kind": "return", "reason": "x"}, headers={"If-Match": '"1"'})
    go("POST", "/acts/{act}/decisions", 200, fill=here, body={"kind": "accept", "reason": "seen"}, headers=tag)
    go("POST", "/acts/{act}/versions", 409, fill=here, form={"act": ACT})


def described_well(document: dict) -> None:
    expect(document["openapi"].startswith("3.1"), "it is no OpenAPI 3.1")
    names = [operation["operationId"] for item in document["paths"].values() for operation in item.values()]
    expect(len(names) == len(set(names)), "an operationId is used twice")
    for path, item in document["paths"].items():
        for operation in item.values():
            named = {one["name"] for one in (resolved(each, document) for each in operation["parameters"]) if one["in"] == "path"}
            expect(named == set(re.findall(r"\{(\w+)\}", path)), f"{path}: its parameters are {named}")
    routes = (SOURCES / "src/server/routes.cpp").read_text()
    in_code = {(method, re.sub(r"\{\w+\}", "{}", path)) for method, path in re.findall(r'\{"(GET|POST)", "/api/v1([^"]*)"', routes)}
    in_text = {(method.upper(), re.sub(r"\{\w+\}", "{}", path)) for path, item in document["paths"].items() for method in item}
    in_text = {(method, "/checks/{}" if path.startswith("/checks/") and "results" not in path else path) for method, path in in_text}
    expect(in_code == in_text, f"only in code: {in_code - in_text}; only described: {in_text - in_code}")


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        api = Api(folder)
        try:
            document = json.loads(api.ask("GET", "/openapi.json", who=None)[2])
            described_well(document)
            seen = walk(api, document)
            everything = {(method.upper(), path) for path, item in document["paths"].items() for method in item}
            expect(seen == everything, f"not tried: {everything - seen}")
        finally:
            api.server.terminate()
            expect(api.server.wait() == 0, "the server did not end well")
    print(f"{len(seen)} operations")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
