#include "server/openapi.hpp"

namespace sverka {
namespace {

constexpr std::string_view kBeginning = R"json({
 "openapi": "3.1.0",
 "info": {"title": "Sverka", "version": "1", "description": "The contract desk: checks of papers, submissions, decisions. Every answer has X-Request-Id."},
 "servers": [{"url": "/api/v1"}],
 "security": [{"token": []}, {"session": []}],
 "paths": {
  "/checks/agreement": {
   "post": {
    "operationId": "check-agreement",
    "summary": "Check one paper; nothing is kept",
    "parameters": [{"$ref": "#/components/parameters/Language"}],
    "responses": {
     "200": {"description": "The JSON report", "content": {"application/json": {"schema": {"type": "object", "required": ["job", "conclusion", "findings"]}}}},
     "400": {"$ref": "#/components/responses/Problem"},
     "202": {"$ref": "#/components/responses/Pending"},
     "413": {"$ref": "#/components/responses/Problem"},
     "415": {"$ref": "#/components/responses/Problem"},
     "422": {"$ref": "#/components/responses/Problem"},
     "503": {"$ref": "#/components/responses/Problem"}
    },
    "requestBody": {"$ref": "#/components/requestBodies/PaperToCheck"},
    "security": []
   }
  },
  "/checks/card": {
   "post": {
    "operationId": "check-card",
    "summary": "Check one paper; nothing is kept",
    "parameters": [{"$ref": "#/components/parameters/Language"}],
    "responses": {
     "200": {"description": "The JSON report", "content": {"application/json": {"schema": {"type": "object", "required": ["job", "conclusion", "findings"]}}}},
     "400": {"$ref": "#/components/responses/Problem"},
     "202": {"$ref": "#/components/responses/Pending"},
     "413": {"$ref": "#/components/responses/Problem"},
     "415": {"$ref": "#/components/responses/Problem"},
     "422": {"$ref": "#/components/responses/Problem"},
     "503": {"$ref": "#/components/responses/Problem"}
    },
    "requestBody": {"$ref": "#/components/requestBodies/PaperToCheck"},
    "security": []
   }
  },
  "/checks/act": {
   "post": {
    "operationId": "check-act",
    "summary": "Check one paper; nothing is kept",
    "parameters": [{"$ref": "#/components/parameters/Language"}],
    "responses": {
     "200": {"description": "The JSON report", "content": {"application/json": {"schema": {"type": "object", "required": ["job", "conclusion", "findings"]}}}},
     "400": {"$ref": "#/components/responses/Problem"},
     "202": {"$ref": "#/components/responses/Pending"},
     "413": {"$ref": "#/components/responses/Problem"},
     "415": {"$ref": "#/components/responses/Problem"},
     "422": {"$ref": "#/components/responses/Problem"},
     "503": {"$ref": "#/components/responses/Problem"}
    },
    "requestBody": {"$ref": "#/components/requestBodies/PaperToCheck"},
    "security": []
   }
  },
  "/checks/results/{key}": {
   "get": {
    "operationId": "check-result",
    "summary": "What became of a check that was answered 202; kept for ten minutes",
    "parameters": [{"name": "key", "in": "path", "required": true, "schema": {"type": "string"}}],
    "responses": {
     "200": {"description": "The JSON report", "content": {"application/json": {"schema": {"type": "object", "required": ["job", "conclusion", "findings"]}}}},
     "202": {"$ref": "#/components/responses/Pending"},
     "404": {"$ref": "#/components/responses/Problem"},
     "422": {"$ref": "#/components/responses/Problem"}
    },
    "security": []
   }
  },
  "/openapi.json": {
   "get": {
    "operationId": "openapi",
    "summary": "This description",
    "parameters": [],
    "responses": {"200": {"description": "OpenAPI 3.1", "content": {"application/json": {"schema": {"type": "object"}}}}},
    "security": []
   }
  },
  "/me": {
   "get": {
    "operationId": "me",
    "summary": "Who asks",
    "parameters": [],
    "responses": {
     "200": {"description": "The user", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/User"}}}},
     "401": {"$ref": "#/components/responses/Problem"}
    }
   }
  },
  "/submissions": {
   "get": {
    "operationId": "list-submissions",
    "summary": "Newest first",
    "parameters": [
     {"name": "state", "in": "query", "required": false, "schema": {"type": "string"}},
     {"name": "q", "in": "query", "required": false, "schema": {"type": "string"}},
     {"$ref": "#/components/parameters/Limit"},
     {"$ref": "#/components/parameters/Cursor"}
    ],
    "responses": {
     "200": {
      "description": "A page",
      "content": {
       "application/json": {
        "schema": {
         "type": "object",
         "required": ["items", "next"],
         "properties": {"items": {"type": "array", "items": {"$ref": "#/components/schemas/Submission"}}, "next": {"type": ["string", "null"]}}
        }
       }
      }
     },
     "400": {"$ref": "#/components/responses/Problem"},
     "401": {"$ref": "#/components/responses/Problem"},
     "403": {"$ref": "#/components/responses/Problem"}
    }
   },
   "post": {
    "operationId": "submit",
    "summary": "Submit an agreement, perhaps with its card",
    "parameters": [{"$ref": "#/components/parameters/IdempotencyKey"}],
    "responses": {
     "201": {
      "description": "The submission",
      "headers": {"ETag": {"schema": {"type": "string"}}, "Location": {"schema": {"type": "string"}}},
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Submission"}}}
     },
     "401": {"$ref": "#/components/responses/Problem"},
     "403": {"$ref": "#/components/responses/Problem"},
     "422": {"$ref": "#/components/responses/Problem"},
     "429": {"$ref": "#/components/responses/Problem"},
     "503": {"$ref": "#/components/responses/Problem"}
    },
    "requestBody": {
     "required": true,
     "content": {
      "multipart/form-data": {
       "schema": {
        "type": "object",
        "properties": {
         "agreement": {"type": "string", "contentMediaType": "application/octet-stream"},
         "card": {"type": "string", "contentMediaType": "application/octet-stream"},
         "template": {"type": "string"},
         "partner": {"type": "integer"}
        },
        "required": ["agreement"]
       }
      }
     }
    }
   }
  },
  "/submissions/{submission}": {
   "get": {
    "operationId": "show-submission",
    "summary": "One submission",
    "parameters": [{"$ref": "#/components/parameters/Submission"}],
    "responses": {
     "200": {
      "description": "The submission",
      "headers": {"ETag": {"schema": {"type": "string"}}, "Location": {"schema": {"type": "string"}}},
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Submission"}}}
     },
     "401": {"$ref": "#/components/responses/Problem"},
     "404": {"$ref": "#/components/responses/Problem"}
    }
   }
  },
  "/submissions/{submission}/versions": {
   "post": {
    "operationId": "add-version",
    "summary": "A new draft",
    "parameters": [{"$ref": "#/components/parameters/Submission"}, {"$ref": "#/components/parameters/IdempotencyKey"}],
    "responses": {
     "201": {
      "description": "The submission",
      "headers": {"ETag": {"schema": {"type": "string"}}, "Location": {"schema": {"type": "string"}}},
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Submission"}}}
     },
     "401": {"$ref": "#/components/responses/Problem"},
     "404": {"$ref": "#/components/responses/Problem"},
     "409": {"$ref": "#/components/responses/Problem"},
     "422": {"$ref": "#/components/responses/Problem"},
     "429": {"$ref": "#/components/responses/Problem"},
     "503": {"$ref": "#/components/responses/Problem"}
    },
    "requestBody": {
     "required": true,
     "content": {
      "multipart/form-data": {
       "schema": {
        "type": "object",
        "properties": {"agreement": {"type": "string", "contentMediaType": "application/octet-stream"}, "card": {"type": "string", "contentMediaType": "application/octet-stream"}},
        "required": ["agreement"]
       }
      }
     }
    }
   }
  },
  "/submissions/{submission}/signed": {
   "post": {
    "operationId": "add-signed-copy",
    "summary": "A signed copy, checked against the accepted version",
    "parameters": [{"$ref": "#/components/parameters/Submission"}, {"$ref": "#/components/parameters/IdempotencyKey"}],
    "responses": {
     "201": {
      "description": "The submission",
      "headers": {"ETag": {"schema": {"type": "string"}}, "Location": {"schema": {"type": "string"}}},
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Submission"}}}
     },
     "401": {"$ref": "#/components/responses/Problem"},
     "404": {"$ref": "#/components/responses/Problem"},
     "409": {"$ref": "#/components/responses/Problem"},
     "422": {"$ref": "#/components/responses/Problem"},
     "429": {"$ref": "#/components/responses/Problem"},
     "503": {"$ref": "#/components/responses/Problem"}
    },
    "requestBody": {
     "required": true,
     "content": {
      "multipart/form-data": {
       "schema": {
        "type": "object",
        "properties": {"agreement": {"type": "string", "contentMediaType": "application/octet-stream"}, "card": {"type": "string", "contentMediaType": "application/octet-stream"}},
        "required": ["agreement"]
       }
      }
     }
    }
   }
  },
  "/submissions/{submission}/decisions": {
   "post": {
    "operationId": "decide",
    "summary": "Take a decision on the revision that was seen",
    "parameters": [{"$ref": "#/components/parameters/Submission"}, {"$ref": "#/components/parameters/IfMatch"}, {"$ref": "#/components/parameters/IdempotencyKey"}],
    "responses": {
     "200": {
      "description": "The submission",
      "headers": {"ETag": {"schema": {"type": "string"}}, "Location": {"schema": {"type": "string"}}},
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Submission"}}}
     },
     "401": {"$ref": "#/components/responses/Problem"},
     "403": {"$ref": "#/components/responses/Problem"},
     "404": {"$ref": "#/components/responses/Problem"},
     "409": {"$ref": "#/components/responses/Problem"},
     "412": {"$ref": "#/components/responses/Problem"},
     "422": {"$ref": "#/components/responses/Problem"},
     "428": {"$ref": "#/components/responses/Problem"}
    },
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {"kind": {"enum": ["accept", "return", "sign_by_company", "sign_by_client", "invoice", "pay", "withdraw"]}, "reason": {"type": "string"}},
        "required": ["kind"]
       }
      }
     }
    }
   }
  },
  "/submissions/{submission}/amendments": {
   "post": {
    "operationId": "approve-amendment",
    "summary": "Approve an amendment of a clause (5.6); in force at the next check",
    "parameters": [{"$ref": "#/components/parameters/Submission"}],
    "responses": {
     "400": {"$ref": "#/components/responses/Problem"},
     "201": {
      "description": "The submission",
      "headers": {"ETag": {"schema": {"type": "string"}}, "Location": {"schema": {"type": "string"}}},
      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Submission"}}}
     },
     "401": {"$ref": "#/components/responses/Problem"},
     "404": {"$ref": "#/components/responses/Problem"},
     "409": {"$ref": "#/components/responses/Problem"},
     "422": {"$ref": "#/components/responses/Problem"}
    },
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {"schema": {"type": "object", "properties": {"clause": {"type": "string"}, "text": {"type": "string"}, "consent": {"type": "string"}}, "required": ["clause", "consent"]}}
     }
    }
   }
  },
  "/submissions/{submission}/findings": {
   "get": {
    "operationId": "list-findings",
    "summary": "The findings of the newest draft",
    "parameters": [{"$ref": "#/components/parameters/Submission"}, {"$ref": "#/components/parameters/Language"}],
    "responses": {
     "200": {
      "description": "Findings",
      "content": {
       "application/json": {"schema": {"type": "object", "required": ["version", "check", "conclusion", "items"], "properties": {"items": {"type": "array", "items": {"$ref": "#/components/schemas/Finding"}}}}}
      }
     },
     "401": {"$ref": "#/components/responses/Problem"},
     "404": {"$ref": "#/components/responses/Problem"}
    }
   }
  },
  "/submissions/{submission}/versions/{version}/report": {
   "get": {
    "operationId": "report",
    "summary": "The JSON report of a version",
    "parameters": [{"$ref": "#/components/parameters/Submission"}, {"$ref": "#/components/parameters/Version"}],
    "responses": {
     "200": {"description": "The JSON report", "content": {"application/json": {"schema": {"type": "object", "required": ["job", "conclusion", "findings"]}}}},
     "401": {"$ref": "#/components/responses/Problem"},
     "404": {"$ref": "#/components/responses/Problem"}
    }
   }
  },
  "/submissions/{submission}/versions/{version}/paper": {
   "get": {
    "operationId": "paper",
    "summary": "The paper as it was sent",
    "parameters": [{"$ref": "#/components/parameters/Submission"}, {"$ref": "#/components/parameters/Version"}],
    "responses": {
     "200": {"description": "The bytes", "content": {"application/octet-stream": {"schema": {"type": "string", "contentMediaType": "application/octet-stream"}}}},
     "401": {"$ref": "#/components/responses/Problem"},
     "404": {"$ref": "#/components/responses/Problem"}
    }
   }
  },
)json";

constexpr std::string_view kMiddle = R"json(  "/events": {
   "get": {
    "operationId": "events",
    "summary": "What happened, oldest first",
    "parameters": [{"name": "after", "in": "query", "required": false, "schema": {"type": "integer"}}, {"$ref": "#/components/parameters/Limit"}],
    "responses": {
     "200": {
      "description": "A page",
      "content": {
       "application/json": {"schema": {"type": "object", "required": ["items", "next"], "properties": {"items": {"type": "array", "items": {"$ref": "#/components/schemas/Event"}}, "next": {"type": "integer"}}}}
      }
     },
     "401": {"$ref": "#/components/responses/Problem"},
     "403": {"$ref": "#/components/responses/Problem"}
    }
   }
  }
 },
 "components": {
  "parameters": {
   "IdempotencyKey": {"name": "Idempotency-Key", "in": "header", "required": false, "schema": {"type": "string"}, "description": "The request is done once; sent again it answers what came of it"},
   "Resource": {"name": "resource", "in": "path", "required": true, "schema": {"type": "integer"}},
   "Submission": {"name": "submission", "in": "path", "required": true, "schema": {"type": "integer"}},
   "Limit": {"name": "limit", "in": "query", "required": false, "schema": {"type": "integer"}},
   "Cursor": {"name": "cursor", "in": "query", "required": false, "schema": {"type": "string"}},
   "Act": {"name": "act", "in": "path", "required": true, "schema": {"type": "integer"}},
   "Version": {"name": "version", "in": "path", "required": true, "schema": {"type": "integer"}},
   "Language": {"name": "lang", "in": "query", "required": false, "schema": {"type": "string"}, "description": "ru or en"},
   "Notice": {"name": "notice", "in": "path", "required": true, "schema": {"type": "integer"}},
   "Audit": {"name": "audit", "in": "path", "required": true, "schema": {"type": "integer"}},
   "IfMatch": {"name": "If-Match", "in": "header", "required": true, "schema": {"type": "string"}, "description": "The ETag that was seen"}
  },
  "responses": {
   "Pending": {"description": "It goes on; ask again at Location", "headers": {"Location": {"schema": {"type": "string"}}}, "content": {"application/json": {"schema": {"type": "object", "required": ["state", "location"]}}}},
   "Problem": {"description": "What went wrong", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
  },
  "requestBodies": {
   "PaperToCheck": {
    "required": true,
    "content": {
     "multipart/form-data": {
      "schema": {
       "type": "object",
       "properties": {
        "file": {"type": "string", "contentMediaType": "application/octet-stream"},
        "card": {"type": "string", "contentMediaType": "application/octet-stream"},
        "template": {"type": "string"}
       },
       "required": ["file"]
      }
     }
    }
   }
  },
  "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}, "session": {"type": "apiKey", "in": "cookie", "name": "sverka_session"}},
  "schemas": {
   "Problem": {
    "type": "object",
    "required": ["type", "title", "status", "code"],
    "properties": {"type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"}, "code": {"type": "string"}, "detail": {"type": "string"}, "request": {"type": "string", "description": "X-Request-Id, where the fault is ours"}}
   },
   "User": {
    "type": "object",
    "required": ["id", "login", "name", "role", "partner"],
    "properties": {"id": {"type": "integer"}, "login": {"type": "string"}, "name": {"type": "string"}, "role": {"enum": ["partner", "desk", "auditor", "admin"]}, "partner": {"type": "integer"}}
   },
)json";

constexpr std::string_view kEnd = R"json(   "Submission": {
    "type": "object",
    "required": ["id", "partner", "title", "state", "template", "client", "agreement_number", "version", "accepted_version", "conclusion", "created_at", "changed_at", "revision"],
    "properties": {
     "id": {"type": "integer"},
     "partner": {"type": "object"},
     "title": {"type": "string"},
     "state": {"enum": ["submitted", "checked", "returned", "accepted", "signed_by_company", "signed_by_client", "invoiced", "paid", "withdrawn"]},
     "template": {"type": "string"},
     "client": {"type": "object"},
     "agreement_number": {"type": "string"},
     "version": {"type": "integer"},
     "accepted_version": {"type": "integer"},
     "conclusion": {"enum": ["", "conforms", "needs_review", "does_not_conform", "could_not_check"]},
     "created_at": {"type": "string"},
     "changed_at": {"type": "string"},
     "revision": {"type": "integer"}
    }
   },
   "Finding": {
    "type": "object",
    "required": ["number", "rule", "outcome", "severity", "class", "touches", "clause", "source", "responsible", "message", "advice", "expected", "observed", "fingerprint"],
    "properties": {"number": {"type": "integer"}, "outcome": {"enum": ["failed", "cannot_tell"]}, "severity": {"enum": ["error", "warning", "note"]}}
   },
   "Event": {
    "type": "object",
    "required": ["number", "at", "who", "action", "subject", "detail"],
    "properties": {"number": {"type": "integer"}, "at": {"type": "string"}, "who": {"type": "string"}, "action": {"type": "string"}, "subject": {"type": "string"}, "detail": {"type": "string"}}
   }
  }
 }
}
)json";

}  // namespace

const std::string& openapi_text() {
  static const std::string text = [] {
    std::string whole;
    for (const std::string_view part :
         {kBeginning, kOpenApiAuditPaths, kOpenApiActPaths, kMiddle, kOpenApiAuditSchemas, kOpenApiActSchemas, kEnd}) {
      whole += part;
    }
    return whole;
  }();
  return text;
}

}  // namespace sverka
