// Acts, rewards and ledgers in the description of the API.
#include "server/openapi.hpp"

namespace sverka {

const std::string_view kOpenApiActPaths = R"json(  "/acts": {
   "get": {
    "operationId": "list-acts",
    "summary": "The register of acts (4.12), newest first; a partner sees his own",
    "parameters": [{"name": "state", "in": "query", "required": false, "schema": {"type": "string"}}, {"$ref": "#/components/parameters/Limit"}, {"$ref": "#/components/parameters/Cursor"}],
    "responses": {"200": {"description": "A page", "content": {"application/json": {"schema": {"type": "object", "required": ["items", "next"], "properties": {"items": {"type": "array", "items": {"$ref": "#/components/schemas/Act"}}, "next": {"type": ["string", "null"]}}}}}}, "400": {"$ref": "#/components/responses/Problem"}, "401": {"$ref": "#/components/responses/Problem"}, "403": {"$ref": "#/components/responses/Problem"}}
   }
  },
  "/acts/{act}": {
   "get": {
    "operationId": "show-act",
    "summary": "One act of the register",
    "parameters": [{"$ref": "#/components/parameters/Act"}],
    "responses": {"200": {"description": "The act", "headers": {"ETag": {"schema": {"type": "string"}}, "Location": {"schema": {"type": "string"}}}, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Act"}}}}, "401": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}}
   }
  },
  "/acts/{act}/versions": {
   "post": {
    "operationId": "add-scan",
    "summary": "The scan of a signed act; it is held against the payout of its row",
    "parameters": [{"$ref": "#/components/parameters/Act"}, {"$ref": "#/components/parameters/IdempotencyKey"}],
    "responses": {"201": {"description": "The act", "headers": {"ETag": {"schema": {"type": "string"}}, "Location": {"schema": {"type": "string"}}}, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Act"}}}}, "401": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}, "409": {"$ref": "#/components/responses/Problem"}, "422": {"$ref": "#/components/responses/Problem"}, "429": {"$ref": "#/components/responses/Problem"}, "503": {"$ref": "#/components/responses/Problem"}},
    "requestBody": {"required": true, "content": {"multipart/form-data": {"schema": {"type": "object", "properties": {"act": {"type": "string", "contentMediaType": "application/octet-stream"}}, "required": ["act"]}}}}
   }
  },
  "/acts/{act}/decisions": {
   "post": {
    "operationId": "decide-act",
    "summary": "Accept or return the revision that was seen",
    "parameters": [{"$ref": "#/components/parameters/Act"}, {"$ref": "#/components/parameters/IfMatch"}, {"$ref": "#/components/parameters/IdempotencyKey"}],
    "responses": {"200": {"description": "The act", "headers": {"ETag": {"schema": {"type": "string"}}, "Location": {"schema": {"type": "string"}}}, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Act"}}}}, "400": {"$ref": "#/components/responses/Problem"}, "401": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}, "409": {"$ref": "#/components/responses/Problem"}, "412": {"$ref": "#/components/responses/Problem"}, "422": {"$ref": "#/components/responses/Problem"}, "428": {"$ref": "#/components/responses/Problem"}},
    "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object", "properties": {"kind": {"enum": ["accept", "return"]}, "reason": {"type": "string"}}, "required": ["kind"]}}}}
   }
  },
  "/acts/{act}/versions/{version}/report": {
   "get": {
    "operationId": "act-report",
    "summary": "The JSON report of a scan",
    "parameters": [{"$ref": "#/components/parameters/Act"}, {"$ref": "#/components/parameters/Version"}],
    "responses": {"200": {"description": "The JSON report", "content": {"application/json": {"schema": {"type": "object", "required": ["job", "conclusion", "findings"]}}}}, "401": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}, "410": {"$ref": "#/components/responses/Problem"}}
   }
  },
  "/acts/{act}/versions/{version}/paper": {
   "get": {
    "operationId": "act-paper",
    "summary": "The scan as it was sent",
    "parameters": [{"$ref": "#/components/parameters/Act"}, {"$ref": "#/components/parameters/Version"}],
    "responses": {"200": {"description": "The bytes", "content": {"application/octet-stream": {"schema": {"type": "string", "contentMediaType": "application/octet-stream"}}}}, "401": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}, "410": {"$ref": "#/components/responses/Problem"}}
   }
  },
  "/rewards": {
   "get": {
    "operationId": "rewards",
    "summary": "The rewards of a month by the newest ledger; a partner sees his own",
    "parameters": [{"name": "period", "in": "query", "required": false, "schema": {"type": "string"}, "description": "YYYY-MM; without it the month before today's"}],
    "responses": {"200": {"description": "The statement", "content": {"application/json": {"schema": {"type": "object", "required": ["period", "rewards"], "properties": {"period": {"type": "string"}, "rewards": {"type": "array", "items": {"$ref": "#/components/schemas/Reward"}}}}}}}, "400": {"$ref": "#/components/responses/Problem"}, "401": {"$ref": "#/components/responses/Problem"}, "403": {"$ref": "#/components/responses/Problem"}, "500": {"$ref": "#/components/responses/Problem"}}
   }
  },
  "/ledgers": {
   "get": {
    "operationId": "list-ledgers",
    "summary": "Imported ledgers, newest first",
    "parameters": [],
    "responses": {"200": {"description": "Ledgers", "content": {"application/json": {"schema": {"type": "object", "required": ["items"], "properties": {"items": {"type": "array", "items": {"$ref": "#/components/schemas/Ledger"}}}}}}}, "401": {"$ref": "#/components/responses/Problem"}, "403": {"$ref": "#/components/responses/Problem"}}
   },
   "post": {
    "operationId": "import-ledger",
    "summary": "Import tables and bank statements; nothing is imported if a row cannot be read",
    "parameters": [],
    "responses": {"201": {"description": "The ledger", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Ledger"}}}}, "422": {"description": "Every fault with its file, line and column", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/LedgerProblem"}}}}, "401": {"$ref": "#/components/responses/Problem"}, "403": {"$ref": "#/components/responses/Problem"}, "503": {"$ref": "#/components/responses/Problem"}},
    "requestBody": {"required": true, "content": {"multipart/form-data": {"schema": {"type": "object", "properties": {"files": {"type": "array", "items": {"type": "string", "contentMediaType": "application/octet-stream"}}, "others": {"enum": ["keep", "drop"], "description": "The files of the present ledger that are not sent"}}, "required": ["files"]}}}}
   }
  },
)json";

const std::string_view kOpenApiActSchemas =
    R"json(   "Act": {"type": "object", "required": ["id", "partner", "payout", "periods", "amount", "debited_on", "received_on", "due_on", "state", "overdue", "scan_on", "version", "conclusion", "changed_at", "revision"], "properties": {"id": {"type": "integer"}, "partner": {"type": "object"}, "payout": {"type": "string"}, "periods": {"type": "array", "items": {"type": "string"}}, "amount": {"type": "string"}, "debited_on": {"type": "string"}, "received_on": {"type": ["string", "null"]}, "due_on": {"type": ["string", "null"]}, "state": {"enum": ["awaited", "overdue", "received", "returned", "accepted", "lapsed"]}, "overdue": {"type": "boolean"}, "scan_on": {"type": ["string", "null"]}, "version": {"type": "integer"}, "conclusion": {"enum": ["", "conforms", "needs_review", "does_not_conform", "could_not_check"]}, "changed_at": {"type": "string"}, "revision": {"type": "integer"}}},
   "Ledger": {"type": "object", "required": ["id", "sha256", "partners", "payments", "payouts", "imported_by", "imported_at"], "properties": {"id": {"type": "integer"}, "sha256": {"type": "string"}, "partners": {"type": "integer"}, "payments": {"type": "integer"}, "payouts": {"type": "integer"}, "imported_by": {"type": "string"}, "imported_at": {"type": "string"}}},
   "Reward": {"type": "object", "required": ["partner", "inn", "status", "rows", "accrued", "carried_in", "payable", "carried_out", "due_on", "suspended"], "properties": {"partner": {"type": "string"}, "inn": {"type": "string"}, "status": {"type": ["string", "null"]}, "rows": {"type": "array"}, "accrued": {"type": "string"}, "carried_in": {"type": "string"}, "payable": {"type": "string"}, "carried_out": {"type": "string"}, "due_on": {"type": ["string", "null"]}, "suspended": {"type": "boolean"}}},
   "LedgerProblem": {"type": "object", "required": ["type", "title", "status", "code"], "properties": {"type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"}, "code": {"type": "string"}, "rows": {"type": "array", "items": {"type": "object", "required": ["where", "message"]}}, "count": {"type": "integer"}}},
)json";

}  // namespace sverka
