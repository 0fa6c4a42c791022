using System.Text;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sboms;

/// <summary>Documents as texts.</summary>
static class SbomText
{
    public const string CycloneDx = """
        {"bomFormat":"CycloneDX","specVersion":"1.5","metadata":{"timestamp":"2024-01-02T03:04:05Z","component":{"name":"shop/web:1","type":"container"}},
         "components":[
          {"bom-ref":"os","type":"operating-system","name":"debian","version":"10.2"},
          {"bom-ref":"a","type":"library","name":"libssl1.1","version":"1.1.1d-0","purl":"pkg:deb/debian/libssl1.1@1.1.1d-0?arch=amd64&distro=debian-10.2&upstream=openssl%401.1.1d-0%2Bsrc",
           "licenses":[{"license":{"id":"OpenSSL"}},{"license":{"name":"Own"}}],"evidence":{"occurrences":[{"location":"var/lib/dpkg/status"}]},
           "components":[{"bom-ref":"b","type":"library","group":"org.x","name":"y","version":"2","purl":"pkg:maven/org.x/y@2","scope":"excluded","licenses":[{"expression":"MIT OR ISC"}]}]},
          {"type":"library","name":"nameless","version":"1"},
          {"type":"library","name":"strange","purl":"pkg:strange/x@1"},
          {"type":"library","name":"broken","purl":"pkg:"},
          {"type":"container","name":"base","purl":"pkg:oci/base@1"}],
         "dependencies":[{"ref":"a","dependsOn":["b","missing","b"]}]}
        """;

    public const string Xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <bom xmlns="http://cyclonedx.org/schema/bom/1.4" version="1">
          <metadata><timestamp>2024-01-02T03:04:05Z</timestamp>
            <tools><components><component type="application"><name>tool</name><purl>pkg:npm/tool@1</purl></component></components></tools>
            <component type="container"><name>shop/web:1</name></component></metadata>
          <components>
            <component type="operating-system" bom-ref="os"><name>debian</name><version>10.2</version></component>
            <component type="library" bom-ref="a"><name>libssl1.1</name><version>1.1.1d-0</version>
              <licenses><license><id>OpenSSL</id></license><license><name>Own</name></license></licenses>
              <purl>pkg:deb/debian/libssl1.1@1.1.1d-0?arch=amd64&amp;distro=debian-10.2&amp;upstream=openssl%401.1.1d-0%2Bsrc</purl>
              <evidence><occurrences><occurrence><location>var/lib/dpkg/status</location></occurrence></occurrences></evidence></component>
            <component type="library" bom-ref="b"><name>y</name><version>2</version><scope>excluded</scope>
              <licenses><expression>MIT OR ISC</expression></licenses><purl>pkg:maven/org.x/y@2</purl></component>
          </components>
          <dependencies><dependency ref="a"><dependency ref="b"/></dependency></dependencies>
        </bom>
        """;

    public const string Spdx = """
        {"spdxVersion":"SPDX-2.2","SPDXID":"SPDXRef-DOCUMENT","name":"doc","creationInfo":{"created":"2024-01-02T03:04:05Z"},
         "packages":[
          {"SPDXID":"SPDXRef-Image","name":"shop/web:1","primaryPackagePurpose":"CONTAINER"},
          {"SPDXID":"SPDXRef-os","name":"debian","versionInfo":"10.2","primaryPackagePurpose":"OPERATING-SYSTEM"},
          {"SPDXID":"SPDXRef-a","name":"libssl1.1","versionInfo":"1.1.1d-0","sourceInfo":"built package from: openssl 1.1.1d-0+src","licenseDeclared":"LicenseRef-1",
           "externalRefs":[{"referenceType":"cpe23Type","referenceLocator":"cpe:x"},{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl","referenceLocator":"pkg:deb/debian/libssl1.1@1.1.1d-0?arch=amd64&distro=debian-10.2"}]},
          {"SPDXID":"SPDXRef-b","name":"y","licenseDeclared":"NOASSERTION","licenseConcluded":"MIT OR ISC","sourceInfo":"acquired from archive: /app/y.jar",
           "externalRefs":[{"referenceType":"purl","referenceLocator":"pkg:maven/org.x/y@2"}]}],
         "hasExtractedLicensingInfos":[{"licenseId":"LicenseRef-1","extractedText":"Own text"}],
         "relationships":[
          {"spdxElementId":"SPDXRef-DOCUMENT","relationshipType":"DESCRIBES","relatedSpdxElement":"SPDXRef-Image"},
          {"spdxElementId":"SPDXRef-b","relationshipType":"DEPENDENCY_OF","relatedSpdxElement":"SPDXRef-a"},
          {"spdxElementId":"SPDXRef-b","relationshipType":"DEV_DEPENDENCY_OF","relatedSpdxElement":"SPDXRef-Image"}]}
        """;

    public const string TagValue = """
        # made by hand
        SPDXVersion: SPDX-2.3
        DocumentName: doc
        Created: 2024-01-02T03:04:05Z

        PackageName: libssl1.1
        SPDXID: SPDXRef-a
        PackageVersion: 1.1.1d-0
        PackageLicenseDeclared: LicenseRef-1
        PackageComment: <text>PackageName: not a package
        second line</text>
        ExternalRef: PACKAGE-MANAGER purl pkg:deb/debian/libssl1.1@1.1.1d-0?arch=amd64&distro=debian-10.2&upstream=openssl%401.1.1d-0%2Bsrc

        PackageName: y
        SPDXID: SPDXRef-b
        ExternalRef: PACKAGE-MANAGER purl pkg:maven/org.x/y@2

        LicenseID: LicenseRef-1
        ExtractedText: <text>Own text</text>
        Relationship: SPDXRef-a DEPENDS_ON SPDXRef-b
        """;

    public const string Spdx3 = """
        {"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[
         {"type":"CreationInfo","@id":"_:c","specVersion":"3.0.1","created":"2024-01-02T03:04:05Z"},
         {"type":"software_Package","spdxId":"urn:image","name":"shop/web:1","software_primaryPurpose":"container"},
         {"type":"software_Package","spdxId":"urn:os","name":"debian","software_packageVersion":"10.2","software_primaryPurpose":"operatingSystem"},
         {"type":"software_Package","spdxId":"urn:a","name":"libssl1.1","software_packageUrl":"pkg:deb/debian/libssl1.1@1.1.1d-0?arch=amd64&upstream=openssl%401.1.1d-0%2Bsrc"},
         {"type":"software_Package","spdxId":"urn:b","name":"y","externalIdentifier":[{"externalIdentifierType":"packageUrl","identifier":"pkg:maven/org.x/y@2"}]},
         {"type":"simplelicensing_LicenseExpression","spdxId":"urn:l","simplelicensing_licenseExpression":"MIT OR ISC"},
         {"type":"Relationship","from":"urn:b","relationshipType":"hasDeclaredLicense","to":["urn:l"]},
         {"type":"LifecycleScopedRelationship","from":"urn:a","relationshipType":"dependsOn","to":["urn:b"],"scope":"development"},
         {"type":"software_Sbom","spdxId":"urn:sbom","rootElement":["urn:image"]}]}
        """;

    public const string Syft = """
        {"schema":{"version":"16.0.0","url":"https://raw.githubusercontent.com/anchore/syft/main/schema/json/schema-16.0.0.json"},
         "distro":{"id":"debian","versionID":"10"},"source":{"type":"image","target":{"userInput":"shop/web:1"}},
         "artifacts":[
          {"id":"a","name":"libssl1.1","version":"1.1.1d-0","purl":"pkg:deb/debian/libssl1.1@1.1.1d-0?arch=amd64","locations":[{"path":"/var/lib/dpkg/status"}],
           "licenses":[{"value":"OpenSSL"}],"metadata":{"source":"openssl","sourceVersion":"1.1.1d-0+src"}},
          {"id":"b","name":"y","version":"2","purl":"pkg:maven/org.x/y@2","licenses":["MIT"]}],
         "artifactRelationships":[{"parent":"b","child":"a","type":"dependency-of"}]}
        """;

    public const string Trivy = """
        {"SchemaVersion":2,"CreatedAt":"2024-01-02T03:04:05Z","ArtifactName":"shop/web:1","ArtifactType":"container_image",
         "Metadata":{"OS":{"Family":"debian","Name":"10.2"}},
         "Results":[
          {"Target":"shop/web:1 (debian 10.2)","Class":"os-pkgs","Type":"debian","Packages":[
           {"ID":"libssl1.1@1.1.1d-0","Name":"libssl1.1","Version":"1.1.1d","Release":"0","SrcName":"openssl","SrcVersion":"1.1.1d","SrcRelease":"0+src",
            "Identifier":{"PURL":"pkg:deb/debian/libssl1.1@1.1.1d-0?arch=amd64"},"Licenses":["OpenSSL"],"DependsOn":["y"]},
           {"ID":"y","Name":"org.x:y","Version":"2","Identifier":{"PURL":"pkg:maven/org.x/y@2"},"FilePath":"srv/y.jar","Dev":true}]},
          {"Target":"Dockerfile","Class":"config"}]}
        """;

    public static ImageFacts Facts(string text) => SbomFacts.Of(SbomDocuments.Read(Encoding.UTF8.GetBytes(text)), "bill.json", "bill.json");
}
