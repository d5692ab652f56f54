#include "server/openapi.hpp"

namespace sverka {

const std::string_view kOpenApiAuditPaths = R"json(  "/resources": {
   "get": {
    "operationId": "list-resources",
    "summary": "Web resources, by id",
    "parameters": [
     {"name": "q", "in": "query", "required": false, "schema": {"type": "string"}},
     {"$ref": "#/components/parameters/Limit"},
     {"$ref": "#/components/parameters/Cursor"}
    ],
    "responses": {
     "200": {"description": "A page", "content": {"application/json": {"schema": {"type": "object", "required": ["items", "next"], "properties": {"items": {"type": "array", "items": {"$ref": "#/components/schemas/Resource"}}, "next": {"type": ["string", "null"]}}}}}},
     "401": {"$ref": "#/components/responses/Problem"},
     "403": {"$ref": "#/components/responses/Problem"}
    }
   },
   "post": {
    "operationId": "register-resource",
    "summary": "Register a web resource of a partner",
    "parameters": [{"$ref": "#/components/parameters/IdempotencyKey"}],
    "responses": {
     "400": {"$ref": "#/components/responses/Problem"},
     "201": {"description": "The resource", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Resource"}}}},
     "401": {"$ref": "#/components/responses/Problem"},
     "403": {"$ref": "#/components/responses/Problem"},
     "404": {"$ref": "#/components/responses/Problem"},
     "422": {"$ref": "#/components/responses/Problem"}
    },
    "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object", "properties": {"partner": {"type": "integer"}, "url": {"type": "string"}, "email": {"type": "string"}, "schedule": {"type": "string", "description": "minute hour day month weekday, Moscow; empty: only when asked"}, "active": {"type": "boolean"}}, "required": ["partner", "url"]}}}}
   }
  },
  "/resources/{resource}": {
   "get": {
    "operationId": "show-resource",
    "summary": "One resource",
    "parameters": [{"$ref": "#/components/parameters/Resource"}],
    "responses": {
     "200": {"description": "The resource", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Resource"}}}},
     "401": {"$ref": "#/components/responses/Problem"},
     "404": {"$ref": "#/components/responses/Problem"}
    }
   },
   "post": {
    "operationId": "change-resource",
    "summary": "Change its schedule, address of mail, or whether it is audited",
    "parameters": [{"$ref": "#/components/parameters/Resource"}, {"$ref": "#/components/parameters/IfMatch"}, {"$ref": "#/components/parameters/IdempotencyKey"}],
    "responses": {
     "400": {"$ref": "#/components/responses/Problem"},
     "200": {"description": "The resource", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Resource"}}}},
     "401": {"$ref": "#/components/responses/Problem"},
     "404": {"$ref": "#/components/responses/Problem"},
     "412": {"$ref": "#/components/responses/Problem"},
     "422": {"$ref": "#/components/responses/Problem"},
     "428": {"$ref": "#/components/responses/Problem"}
    },
    "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object", "properties": {"email": {"type": "string"}, "schedule": {"type": "string"}, "active": {"type": "boolean"}}}}}}
   }
  },
  "/resources/{resource}/audits": {
   "get": {
    "operationId": "list-audits",
    "summary": "Runs, newest first",
    "parameters": [{"$ref": "#/components/parameters/Resource"}, {"$ref": "#/components/parameters/Limit"}, {"$ref": "#/components/parameters/Cursor"}],
    "responses": {
     "200": {"description": "A page", "content": {"application/json": {"schema": {"type": "object", "required": ["items", "next"], "properties": {"items": {"type": "array", "items": {"$ref": "#/components/schemas/Audit"}}, "next": {"type": ["string", "null"]}}}}}},
     "401": {"$ref": "#/components/responses/Problem"},
     "404": {"$ref": "#/components/responses/Problem"}
    }
   },
   "post": {
    "operationId": "start-audit",
    "summary": "Queue an audit; the next run of the schedule does it",
    "parameters": [{"$ref": "#/components/parameters/Resource"}, {"$ref": "#/components/parameters/IdempotencyKey"}],
    "responses": {
     "202": {"description": "The audit", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Audit"}}}},
     "401": {"$ref": "#/components/responses/Problem"},
     "404": {"$ref": "#/components/responses/Problem"},
     "409": {"$ref": "#/components/responses/Problem"}
    }
   }
  },
  "/resources/{resource}/audits/{audit}": {
   "get": {
    "operationId": "show-audit",
    "summary": "One run with its findings",
    "parameters": [{"$ref": "#/components/parameters/Resource"}, {"$ref": "#/components/parameters/Audit"}],
    "responses": {
     "200": {"description": "The audit", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Audit"}}}},
     "401": {"$ref": "#/components/responses/Problem"},
     "404": {"$ref": "#/components/responses/Problem"}
    }
   }
  },
  "/resources/{resource}/audits/{audit}/report": {
   "get": {
    "operationId": "audit-report",
    "summary": "The JSON report of a run",
    "parameters": [{"$ref": "#/components/parameters/Resource"}, {"$ref": "#/components/parameters/Audit"}],
    "responses": {
     "200": {"description": "The JSON report", "content": {"application/json": {"schema": {"type": "object", "required": ["job", "conclusion", "findings"]}}}},
     "401": {"$ref": "#/components/responses/Problem"},
     "404": {"$ref": "#/components/responses/Problem"}
    }
   }
  },
  "/violations": {
   "get": {
    "operationId": "list-violations",
    "summary": "Violations, newest first",
    "parameters": [
     {"name": "resource", "in": "query", "required": false, "schema": {"type": "integer"}},
     {"name": "state", "in": "query", "required": false, "schema": {"type": "string"}},
     {"$ref": "#/components/parameters/Limit"},
     {"$ref": "#/components/parameters/Cursor"}
    ],
    "responses": {
     "200": {"description": "A page", "content": {"application/json": {"schema": {"type": "object", "required": ["items", "next"], "properties": {"items": {"type": "array", "items": {"$ref": "#/components/schemas/Violation"}}, "next": {"type": ["string", "null"]}}}}}},
     "400": {"$ref": "#/components/responses/Problem"},
     "401": {"$ref": "#/components/responses/Problem"},
     "403": {"$ref": "#/components/responses/Problem"}
    }
   }
  },
  "/resources/{resource}/violations/{violation}/close": {
   "post": {
    "operationId": "close-violation",
    "summary": "Close a violation with a reason",
    "parameters": [
     {"$ref": "#/components/parameters/Resource"},
     {"name": "violation", "in": "path", "required": true, "schema": {"type": "integer"}},
     {"$ref": "#/components/parameters/IfMatch"},
     {"$ref": "#/components/parameters/IdempotencyKey"}
    ],
    "responses": {
     "400": {"$ref": "#/components/responses/Problem"},
     "200": {"description": "The violation", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Violation"}}}},
     "401": {"$ref": "#/components/responses/Problem"},
     "404": {"$ref": "#/components/responses/Problem"},
     "409": {"$ref": "#/components/responses/Problem"},
     "412": {"$ref": "#/components/responses/Problem"},
     "422": {"$ref": "#/components/responses/Problem"},
     "428": {"$ref": "#/components/responses/Problem"}
    },
    "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object", "properties": {"reason": {"type": "string"}}, "required": ["reason"]}}}}
   }
  },
  "/notices": {
   "get": {
    "operationId": "list-notices",
    "summary": "Notices, newest first; a partner sees those that were sent",
    "parameters": [
     {"name": "resource", "in": "query", "required": false, "schema": {"type": "integer"}},
     {"name": "state", "in": "query", "required": false, "schema": {"type": "string"}},
     {"$ref": "#/components/parameters/Limit"},
     {"$ref": "#/components/parameters/Cursor"}
    ],
    "responses": {
     "200": {"description": "A page", "content": {"application/json": {"schema": {"type": "object", "required": ["items", "next"], "properties": {"items": {"type": "array", "items": {"$ref": "#/components/schemas/Notice"}}, "next": {"type": ["string", "null"]}}}}}},
     "400": {"$ref": "#/components/responses/Problem"},
     "401": {"$ref": "#/components/responses/Problem"},
     "403": {"$ref": "#/components/responses/Problem"}
    }
   }
  },
  "/resources/{resource}/notices": {
   "post": {
    "operationId": "make-notice",
    "summary": "Make a notice of violations that two audits saw",
    "parameters": [{"$ref": "#/components/parameters/Resource"}, {"$ref": "#/components/parameters/IdempotencyKey"}],
    "responses": {
     "201": {"description": "The notice", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Notice"}}}},
     "400": {"$ref": "#/components/responses/Problem"},
     "401": {"$ref": "#/components/responses/Problem"},
     "404": {"$ref": "#/components/responses/Problem"},
     "422": {"$ref": "#/components/responses/Problem"}
    },
    "requestBody": {"required": false, "content": {"application/json": {"schema": {"type": "object", "properties": {"violations": {"type": "string", "description": "Numbers divided by commas; without them all confirmed errors that the partner was not told of"}}}}}}
   }
  },
  "/resources/{resource}/notices/{notice}": {
   "get": {
    "operationId": "show-notice",
    "summary": "One notice",
    "parameters": [{"$ref": "#/components/parameters/Resource"}, {"$ref": "#/components/parameters/Notice"}],
    "responses": {
     "200": {"description": "The notice", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Notice"}}}},
     "401": {"$ref": "#/components/responses/Problem"},
     "404": {"$ref": "#/components/responses/Problem"}
    }
   }
  },
  "/resources/{resource}/notices/{notice}/letter": {
   "get": {
    "operationId": "notice-letter",
    "summary": "The letter as a file of mail: what was sent, else as it would go today",
    "parameters": [{"$ref": "#/components/parameters/Resource"}, {"$ref": "#/components/parameters/Notice"}],
    "responses": {
     "200": {"description": "RFC 5322", "content": {"message/rfc822": {"schema": {"type": "string"}}}},
     "401": {"$ref": "#/components/responses/Problem"},
     "404": {"$ref": "#/components/responses/Problem"}
    }
   }
  },
  "/resources/{resource}/notices/{notice}/decisions": {
   "post": {
    "operationId": "decide-on-notice",
    "summary": "Send it, record that it was sent by hand, send again what failed or is in doubt, or discard it",
    "parameters": [{"$ref": "#/components/parameters/Resource"}, {"$ref": "#/components/parameters/Notice"}, {"$ref": "#/components/parameters/IfMatch"}, {"$ref": "#/components/parameters/IdempotencyKey"}],
    "responses": {
     "200": {"description": "The notice", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Notice"}}}},
     "400": {"$ref": "#/components/responses/Problem"},
     "401": {"$ref": "#/components/responses/Problem"},
     "404": {"$ref": "#/components/responses/Problem"},
     "409": {"$ref": "#/components/responses/Problem"},
     "412": {"$ref": "#/components/responses/Problem"},
     "422": {"$ref": "#/components/responses/Problem"},
     "428": {"$ref": "#/components/responses/Problem"}
    },
    "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object", "properties": {"kind": {"type": "string", "enum": ["send", "sent_by_hand", "send_again", "discard"]}, "sent_on": {"type": "string", "description": "YYYY-MM-DD, of what was sent by hand; today if nothing is said"}}, "required": ["kind"]}}}}
   }
  },
)json";

const std::string_view kOpenApiAuditSchemas = R"json(   "Resource": {
    "type": "object",
    "required": ["id", "partner", "url", "email", "schedule", "next_at", "active", "violations", "revision"],
    "properties": {
     "id": {"type": "integer"},
     "url": {"type": "string"},
     "email": {"type": "string"},
     "recipient": {"type": "string", "description": "Where notices go: its own address, else the partner's"},
     "schedule": {"type": "string"},
     "next_at": {"type": "string", "description": "UTC; empty: none"},
     "violations": {"type": "object", "required": ["new", "notified", "open", "overdue", "fixed", "closed"], "properties": {"new": {"type": "integer"}}},
     "revision": {"type": "integer"}
    }
   },
   "Audit": {
    "type": "object",
    "required": ["id", "resource", "cause", "state", "conclusion", "appeared", "remained", "mended"],
    "properties": {
     "id": {"type": "integer"},
     "cause": {"type": "string", "enum": ["scheduled", "asked", "recheck", "confirming"]},
     "state": {"type": "string", "enum": ["queued", "running", "done", "failed", "withdrawn"]},
     "conclusion": {"type": "string"},
     "findings": {"type": "array", "items": {"type": "object", "required": ["number", "rule", "outcome", "message", "fingerprint"]}}
    }
   },
   "Violation": {
    "type": "object",
    "required": ["id", "resource", "state", "rule", "message", "confirmed", "due_on", "notice", "revision"],
    "properties": {
     "id": {"type": "integer"},
     "state": {"type": "string", "enum": ["new", "notified", "open", "overdue", "fixed", "closed"]},
     "due_on": {"type": "string", "description": "YYYY-MM-DD; empty: the partner was not told"},
     "revision": {"type": "integer"}
    }
   },
   "Notice": {
    "type": "object",
    "required": ["id", "resource", "state", "recipient", "message_id", "sent_on", "due_on", "problem", "violations", "revision"],
    "properties": {
     "id": {"type": "integer"},
     "state": {"type": "string", "enum": ["prepared", "queued", "sent", "in_doubt", "failed", "discarded"]},
     "message_id": {"type": "string", "description": "The same in every attempt to send it"},
     "sent_on": {"type": "string"},
     "due_on": {"type": "string", "description": "YYYY-MM-DD; empty: it was not sent"},
     "violations": {"type": "array", "items": {"type": "object", "required": ["id", "state"]}},
     "revision": {"type": "integer"}
    }
   },
)json";

}  // namespace sverka
