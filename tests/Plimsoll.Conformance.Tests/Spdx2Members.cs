namespace Plimsoll.Conformance;

/// <summary>
/// Our own schema of what SPDX 2.3 requires of the members that we write: no package that tests can install has the official one.
/// </summary>
/// <remarks>SPDX 2.3 (https://spdx.github.io/spdx-spec/v2.3/): members and words as its JSON schema has them; both spellings of an operating system.</remarks>
static class Spdx2Members
{
    /// <summary>The schema, draft 2020-12.</summary>
    public const string Schema = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://plimsoll.dev/tests/spdx-2.3-members",
          "$defs": {
            "time": { "type": "string", "pattern": "^[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z$" },
            "id": { "type": "string", "pattern": "^SPDXRef-[a-zA-Z0-9.-]+$" },
            "text": { "type": "string", "minLength": 1 },
            "annotations": { "type": "array", "items": {
              "type": "object", "additionalProperties": false, "required": ["annotationDate", "annotationType", "annotator", "comment"],
              "properties": { "annotationDate": { "$ref": "#/$defs/time" }, "annotationType": { "enum": ["OTHER", "REVIEW"] },
                "annotator": { "type": "string", "pattern": "^(Tool|Person|Organization): ." }, "comment": { "type": "string" } } } }
          },
          "type": "object", "additionalProperties": false,
          "required": ["SPDXID", "creationInfo", "dataLicense", "name", "spdxVersion", "documentNamespace"],
          "properties": {
            "spdxVersion": { "const": "SPDX-2.3" }, "dataLicense": { "const": "CC0-1.0" }, "SPDXID": { "const": "SPDXRef-DOCUMENT" },
            "name": { "$ref": "#/$defs/text" }, "documentNamespace": { "type": "string", "pattern": "^https?://[^#]+$" },
            "annotations": { "$ref": "#/$defs/annotations" },
            "creationInfo": { "type": "object", "additionalProperties": false, "required": ["created", "creators"],
              "properties": { "created": { "$ref": "#/$defs/time" }, "creators": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/text" } },
                "licenseListVersion": { "type": "string" }, "comment": { "type": "string" } } },
            "packages": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["SPDXID", "downloadLocation", "name"],
              "properties": {
                "SPDXID": { "$ref": "#/$defs/id" }, "name": { "$ref": "#/$defs/text" }, "versionInfo": { "type": "string" },
                "downloadLocation": { "$ref": "#/$defs/text" }, "filesAnalyzed": { "type": "boolean" }, "sourceInfo": { "type": "string" },
                "licenseConcluded": { "$ref": "#/$defs/text" }, "licenseDeclared": { "$ref": "#/$defs/text" }, "copyrightText": { "$ref": "#/$defs/text" },
                "summary": { "type": "string" }, "supplier": { "type": "string", "pattern": "^(NOASSERTION$|(Person|Organization): .)" },
                "annotations": { "$ref": "#/$defs/annotations" },
                "primaryPackagePurpose": { "enum": ["OTHER", "INSTALL", "ARCHIVE", "FIRMWARE", "APPLICATION", "FRAMEWORK", "LIBRARY", "CONTAINER", "SOURCE", "DEVICE", "OPERATING_SYSTEM", "OPERATING-SYSTEM", "FILE"] },
                "externalRefs": { "type": "array", "items": { "type": "object", "additionalProperties": false,
                  "required": ["referenceCategory", "referenceLocator", "referenceType"],
                  "properties": { "referenceCategory": { "enum": ["OTHER", "PERSISTENT-ID", "SECURITY", "PACKAGE-MANAGER"] },
                    "referenceLocator": { "type": "string", "pattern": "^[^ ]+$" }, "referenceType": { "$ref": "#/$defs/text" } } } } } } },
            "hasExtractedLicensingInfos": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["extractedText", "licenseId"],
              "properties": { "extractedText": { "$ref": "#/$defs/text" }, "licenseId": { "type": "string", "pattern": "^LicenseRef-[a-zA-Z0-9.-]+$" }, "name": { "type": "string" } } } },
            "relationships": { "type": "array", "items": { "type": "object", "additionalProperties": false,
              "required": ["spdxElementId", "relatedSpdxElement", "relationshipType"],
              "properties": { "spdxElementId": { "$ref": "#/$defs/id" }, "relatedSpdxElement": { "$ref": "#/$defs/id" },
                "relationshipType": { "enum": ["DESCRIBES", "CONTAINS", "DEPENDS_ON", "DEV_DEPENDENCY_OF"] } } } }
          }
        }
        """;
}
