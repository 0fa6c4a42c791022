using System.IO.Compression;
using Plimsoll.Images.Archives;

namespace Plimsoll.Images.Packages.Java;

/// <summary>Archives of Java as build tools write them.</summary>
static class TestJar
{
    public static byte[] Of(params (string Name, byte[] Content)[] entries) => TestZip.Of(false, CompressionLevel.Optimal, entries);

    public static (string Name, byte[] Content) Manifest(string attributes) =>
        ("META-INF/MANIFEST.MF", TestZip.Bytes($"Manifest-Version: 1.0\n{attributes}\n"));

    public static (string Name, byte[] Content) Properties(string group, string artifact, string version) =>
        ($"META-INF/maven/{group}/{artifact}/pom.properties", TestZip.Bytes($"groupId={group}\nartifactId={artifact}\nversion={version}\n"));

    public static (string Name, byte[] Content) Pom(string group, string artifact, string content) =>
        ($"META-INF/maven/{group}/{artifact}/pom.xml", TestZip.Bytes($"<project>{content}</project>"));
}
