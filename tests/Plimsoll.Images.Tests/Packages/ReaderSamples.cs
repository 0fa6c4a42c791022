using System.Collections.Immutable;
using System.IO.Compression;
using Plimsoll.Images.Packages.Programs;
using Plimsoll.Images.Packages.Rpm;

namespace Plimsoll.Images.Packages;

/// <summary>One file for each reader, or one for each format of a reader that has several.</summary>
static class ReaderSamples
{
    // Nothing in the tests writes this format: it has the one length that it has.
    static readonly byte[] Sqlite = File.ReadAllBytes("Packages/Rpm/testdata/many-pages.sqlite");

    public static ImmutableArray<ReaderSample> All { get; } =
    [
        new("dpkg status", "var/lib/dpkg/status", "", "Package: p#\nStatus: install ok installed\nVersion: #-1\n\n", ""),
        new("apk database", "lib/apk/db/installed", "", "P:p#\nV:#-r0\nA:x86_64\no:p\n\n", ""),
        new("rpm database", "var/lib/rpm/Packages.db", "", "", "") { Format = "NDB", Made = static count => RpmDatabaseWriter.Ndb(RpmHeaders(count)) },
        new("rpm database", "var/lib/rpm/Packages", "", "", "") { Format = "Berkeley DB", Made = static count => RpmDatabaseWriter.Berkeley(false, RpmHeaders(count)) },
        new("rpm database", "var/lib/rpm/Packages", "", "", "") { Format = "Berkeley DB with long values", Made = static count => RpmDatabaseWriter.Berkeley(true, LongRpmHeader(count)) },
        new("rpm database", "var/lib/rpm/rpmdb.sqlite", "", "", "") { Format = "SQLite", Made = static _ => Sqlite },
        new("rpm manifest", "var/lib/rpmmanifest/container-manifest-2", "", "p#\t#-1.cm2\t1\t2\tMicrosoft\t(none)\t9\tx86_64\t0\tp-1-1.cm2.src.rpm\n", ""),
        new("pacman database", "var/lib/pacman/local/zlib-1.3-1/desc", "%NAME%\nzlib\n\n%VERSION%\n1.3-1\n\n%LICENSE%\n", "l#\n", "\n"),
        new("portage database", "var/db/pkg/sys-libs/zlib-1.3/CONTENTS", "", "obj /usr/lib/f# d41d8cd98f00b204e9800998ecf8427e 1\n", ""),
        new("installed npm package", "app/node_modules/a/package.json", """{"name":"a","version":"1.0.0","dependencies":{""", "\"d#\":\"1\"", "}}", ","),
        new("npm lock file", "app/package-lock.json", """{"lockfileVersion":3,"packages":{"":{}""",
            ",\"node_modules/p#\":{\"version\":\"1.0.#\",\"dependencies\":{\"p1\":\"1\"}}", "}}"),
        new("yarn lock file", "app/yarn.lock", "# yarn lockfile v1\n\n", "p#@^1.0.0:\n  version \"1.0.#\"\n  dependencies:\n    p1 \"^1.0.0\"\n\n", ""),
        new("pnpm lock file", "app/pnpm-lock.yaml", "lockfileVersion: '9.0'\npackages:\n", "  p#@1.0.#:\n    resolution: {integrity: sha512-a}\n", ""),
        new("bun lock file", "app/bun.lock", """{"lockfileVersion":1,"workspaces":{"":{"name":"a"}},"packages":{""", "\"p#\":[\"p#@1.0.#\",\"\",{},\"sha512-a\"]", "}}", ","),
        new("deno lock file", "app/deno.lock", """{"version":"4","npm":{""", "\"p#@1.0.#\":{\"integrity\":\"sha512-a\"}", "}}", ","),
        new("Python package metadata", "lib/six-1.16.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: six\nVersion: 1.16.0\n", "Classifier: License :: OSI Approved :: L#\n", "\n"),
        new("META-INF/maven", "srv/META-INF/maven/g/a/pom.properties", "groupId=g\nartifactId=a\nversion=1\n", "k#=v\n", ""),
        new("pom.xml", "src/pom.xml", "<project><groupId>g</groupId><artifactId>a</artifactId><version>1</version><dependencies>",
            "<dependency><groupId>g</groupId><artifactId>p#</artifactId><version>1.#</version></dependency>", "</dependencies></project>"),
        new("Gradle lock file", "src/gradle.lockfile", "", "g:p#:1.#=runtimeClasspath\n", "empty=\n"),
        new("sbt lock file", "src/build.sbt.lock", """{"lockVersion":1,"dependencies":[""", """{"org":"g","name":"p#","version":"1.#","configurations":["compile"]}""", "]}", ","),
        new("ivy.xml", "src/ivy.xml", "<ivy-module version=\"2.0\"><info organisation=\"g\" module=\"a\"/><dependencies>", "<dependency org=\"g\" name=\"p#\" rev=\"1.#\"/>",
            "</dependencies></ivy-module>"),
        new("pip requirements", "src/requirements.txt", "", "p#==1.#\n", ""),
        new("Pipfile.lock", "src/Pipfile.lock", """{"_meta":{},"default":{""", "\"p#\":{\"version\":\"==1.#\"}", "},\"develop\":{}}", ","),
        new("Poetry lock file", "src/poetry.lock", "", "[[package]]\nname = \"p#\"\nversion = \"1.#\"\n\n", ""),
        new("uv lock file", "src/uv.lock", "version = 1\n\n", "[[package]]\nname = \"p#\"\nversion = \"1.#\"\nsource = { registry = \"r\" }\n\n", ""),
        new("PDM lock file", "src/pdm.lock", "", "[[package]]\nname = \"p#\"\nversion = \"1.#\"\n\n", ""),
        new("pylock.toml", "src/pylock.toml", "lock-version = \"1.0\"\n\n", "[[packages]]\nname = \"p#\"\nversion = \"1.#\"\n\n", ""),
        new("installed conda package", "opt/conda-meta/a-1-0.json", """{"name":"a","version":"1","files":[""", "\"f#\"", "]}", ","),
        new("conda environment", "src/environment.yml", "name: a\ndependencies:\n", "  - p#=1.#\n", ""),
        new("conda-lock file", "src/conda-lock.yml", "version: 1\npackage:\n", "- name: p#\n  version: 1.#\n  manager: conda\n  platform: linux-64\n  dependencies: {}\n", ""),
        new("installed gem", "usr/lib/specifications/a-1.gemspec", "Gem::Specification.new do |s|\n  s.name = \"a\"\n  s.version = \"1\"\n  s.licenses = [\"MIT\"]\n",
            "  s.files << \"f#\"\n", "end\n"),
        new("Bundler lock file", "src/Gemfile.lock", "GEM\n  remote: https://rubygems.example/\n  specs:\n", "    p# (1.#)\n", "\nPLATFORMS\n  ruby\n"),
        new("installed Composer packages", "app/vendor/composer/installed.json", """{"packages":[""", """{"name":"v/p#","version":"1.#"}""", "]}", ","),
        new("Composer lock file", "app/composer.lock", """{"packages":[""", """{"name":"v/p#","version":"1.#","require":{"php":"8"}}""", "]}", ","),
        new("WordPress", "srv/wp-includes/version.php", "<?php\n$wp_version = '6.4.1';\n", "$x# = 1;\n", ""),
        new("WordPress plugin or theme", "srv/wp-content/plugins/a/a.php", "<?php\n/*\nPlugin Name: A\nVersion: 1.0\n*/\n", "$x# = 1;\n", ""),
        new("R package", "usr/lib/R/library/a/DESCRIPTION", "Package: a\nVersion: 1.0\nBuilt: R 4.3.0\n", "Field#: x\n", ""),
        new("renv lock file", "src/renv.lock", """{"R":{"Version":"4.3.0"},"Packages":{""", "\"p#\":{\"Package\":\"p#\",\"Version\":\"1.#\",\"Source\":\"Repository\"}", "}}", ","),
        new("go.mod", "src/go.mod", "module a\n\ngo 1.22\n\n", "require g/p# v1.0.#\n", ""),
        new("go.sum", "src/go.sum", "", "g/p# v1.0.# h1:a=\n", ""),
        new("Cargo.lock", "src/Cargo.lock", "version = 3\n\n", "[[package]]\nname = \"p#\"\nversion = \"1.0.#\"\nsource = \"registry+r\"\n\n", ""),
        new(".NET deps.json", "app/a.deps.json", """{"runtimeTarget":{"name":"net10.0"},"targets":{"net10.0":{}},"libraries":{""", "\"p#/1.0.#\":{\"type\":\"package\"}", "}}", ","),
        new("NuGet lock file", "src/packages.lock.json", """{"version":1,"dependencies":{"net10.0":{""", "\"p#\":{\"type\":\"Direct\",\"resolved\":\"1.0.#\"}", "}}}", ","),
        new("project.assets.json", "src/obj/project.assets.json", """{"version":3,"targets":{"net10.0":{"p1/1.0.1":{"type":"package"}}},"libraries":{""",
            "\"p#/1.0.#\":{\"type\":\"package\"}", "}}", ","),
        new("packages.config", "src/packages.config", "<packages>", "<package id=\"p#\" version=\"1.0.#\" />", "</packages>"),
        new(".NET project file", "src/a.csproj", "<Project><ItemGroup>", "<PackageReference Include=\"p#\" Version=\"1.0.#\" />", "</ItemGroup></Project>"),
        new("nuspec", "root/.nuget/packages/a/1.0.0/a.nuspec", "<package><metadata><id>a</id><version>1.0.0</version></metadata><files>", "<file src=\"f#\" />", "</files></package>"),
        new("conan.lock", "src/conan.lock", """{"version":"0.5","requires":[""", "\"p#/1.#\"", "]}", ","),
        new("Package.resolved", "src/Package.resolved", """{"version":2,"pins":[""",
            """{"identity":"p#","location":"https://host.example/p#.git","state":{"version":"1.0.#"}}""", "]}", ","),
        new("Podfile.lock", "ios/Podfile.lock", "PODS:\n", "  - p# (1.#)\n", "\nDEPENDENCIES:\n  - p1\n"),
        new("pubspec.lock", "src/pubspec.lock", "packages:\n", "  p#:\n    dependency: transitive\n    source: hosted\n    version: \"1.0.#\"\n", ""),
        new("mix.lock", "src/mix.lock", "%{\n", "  \"p#\": {:hex, :p#, \"1.0.#\", \"a\", [:mix], [], \"hexpm\", \"b\"},\n", "}\n"),
        new("rebar.lock", "src/rebar.lock", "{\"1.2.0\",\n[", "{<<\"p#\">>,{pkg,<<\"p#\">>,<<\"1.0.#\">>},0}", "]}.\n", ",\n "),
        new("stack.yaml", "src/stack.yaml.lock", "packages:\n", "- completed:\n    hackage: p#-1.#@sha256:a,1\n  original:\n    hackage: p#-1.#\n", ""),
        new("cabal.project.freeze", "src/cabal.project.freeze", "active-repositories: hackage\nconstraints: ", "any.p# ==1.#", "\n", ",\n             "),
        new("Julia manifest", "src/Manifest.toml", "julia_version = \"1.10.0\"\nmanifest_format = \"2.0\"\n\n[deps]\n\n", "[[deps.P#]]\nuuid = \"u#\"\nversion = \"1.0.#\"\n\n", ""),
        new("Bitnami component", "opt/bitnami/x/.spdx-x.spdx", """{"spdxVersion":"SPDX-2.3","packages":[""",
            """{"SPDXID":"SPDXRef-p#","name":"p#","versionInfo":"1.#","externalRefs":[{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl","referenceLocator":"pkg:bitnami/p#@1.#"}]}""",
            "]}", ","),
        new("Java runtime", "opt/jdk/release", "JAVA_VERSION=\"21\"\n", "K#=\"v\"\n", ""),
        new("Python egg", "lib/six-1.0-py2.7.egg", "", "", "") { Made = static count => Zip("EGG-INFO/PKG-INFO", "Metadata-Version: 1.0\nName: six\nVersion: 1.0\n", count) },
        new("setuptools project", "src/setup.cfg", "[options]\ninstall_requires =\n", "    p#==1.#\n", ""),
        new("dep or Glide lock file", "src/Gopkg.lock", "", "[[projects]]\n  name = \"g/p#\"\n  version = \"v1.0.#\"\n\n", "") { Format = "dep" },
        new("dep or Glide lock file", "src/glide.lock", "hash: x\nimports:\n", "- name: g/p#\n  version: v1.0.#\n", "") { Format = "Glide" },
        new("NuGet package", "feed/a.1.0.0.nupkg", "", "", "") { Made = static count => Zip("a.nuspec", "<package><metadata><id>a</id><version>1.0.0</version></metadata></package>", count) },
        new("paket.lock", "src/paket.lock", "NUGET\n  remote: https://x.example\n", "    p# (1.0.#)\n", ""),
        new("conanfile.txt", "src/conanfile.txt", "[requires]\n", "p#/1.#\n", ""),
        new("vcpkg status", "src/vcpkg_installed/vcpkg/status", "", "Package: p#\nVersion: 1.#\nArchitecture: x64-linux\nStatus: install ok installed\n\n", ""),
        new("vcpkg port", "vcpkg_installed/x64-linux/share/fmt/vcpkg.spdx.json", """{"spdxVersion":"SPDX-2.2","packages":[{"name":"fmt","SPDXID":"SPDXRef-port","versionInfo":"1"}""",
            """,{"name":"p#","SPDXID":"SPDXRef-#"}""", "]}"),
        new("Erlang application", "lib/a/ebin/a.app", "{application, a, [{vsn, \"1.0\"}, {modules, [a", ", m#", "]}]}.\n"),
        new("rockspec", "rocks/a-1.rockspec", "package = \"a\"\nversion = \"1-1\"\n", "v# = \"x\"\n", ""),
        new("opam file", "src/a.opam", "version: \"1\"\n", "f#: \"x\"\n", ""),
        new("SWI-Prolog pack", "pack/a/pack.pl", "name(a).\nversion('1.0').\n", "x#(y).\n", ""),
        new("Homebrew formula", "Cellar/jq/1.7.1/.brew/jq.rb", "class Jq < Formula\n", "  x#\n", "end\n"),
        new("Terraform lock file", "src/.terraform.lock.hcl", "", "provider \"h/n/p#\" {\n  version = \"1.0.#\"\n}\n", ""),
        new("GitHub workflow", "src/.github/workflows/ci.yml", "jobs:\n  build:\n    steps:\n", "      - uses: o/r#@v#\n", ""),
        new("Java archive", "srv/app.jar", "", "", "") { Made = Jar },
        new(".NET assembly", "app/A.dll", "", "", "") { Made = static count => TestPe.Assembly("A", "1.0.0.0", [("ProductVersion", "1.2.3")], types: count) },
        new(".NET assembly", "app/A.dll", "", "", "")
        {
            Format = "version resource",
            Made = static count => TestPe.Native(section => TestPe.Tree(section, TestPe.Version([
                ("ProductName", "A"), ("ProductVersion", "1.2.3"), .. Enumerable.Range(0, Math.Min(count, 1000)).Select(i => ($"k{i}", "v"))]))),
        },
        new("program", "usr/bin/nginx", "\u007fELF\0\0\0\0nginx version: nginx/1.25.1\0", "go1.#\0x\u009cnginx version: \0", ""),
    ];

    static byte[] Zip(string name, string text, int others)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var entry = new StreamWriter(zip.CreateEntry(name).Open()))
                entry.Write(text);
            for (var i = 0; i < others; i++)
                zip.CreateEntry($"f{i}");
        }
        return file.ToArray();
    }

    static byte[][] RpmHeaders(int count) => [.. Enumerable.Range(1, count).Select(i => RpmHeaderWriter.Of($"p{i}", "1", "1").ToArray())];

    static byte[] LongRpmHeader(int texts) =>
        RpmHeaderWriter.Of("p", "1", "1").Texts(RpmTag.BaseNames, [.. Enumerable.Range(1, texts).Select(i => $"f{i}")]).ToArray();

    /// <summary>An archive of Java of so many entries, each the properties of another artifact.</summary>
    static byte[] Jar(int entries)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < entries; i++)
            {
                using var entry = new StreamWriter(zip.CreateEntry($"META-INF/maven/g/a{i}/pom.properties", CompressionLevel.NoCompression).Open());
                entry.Write($"groupId=g\nartifactId=a{i}\nversion=1.{i}\n");
            }
        }
        return file.ToArray();
    }
}
