namespace Plimsoll.Images.Packages.Java;

public sealed class JavaRuntimePackagesTests
{
    const string Temurin = """
        IMPLEMENTOR="Eclipse Adoptium"
        IMPLEMENTOR_VERSION="Temurin-21.0.4+7"
        JAVA_RUNTIME_VERSION="21.0.4+7-LTS"
        JAVA_VERSION="21.0.4"
        IMAGE_TYPE="JRE"
        """;

    static readonly JavaRuntimePackages Reader = new();

    [Theory]
    [InlineData("usr/lib/jvm/java-17/release", true)]
    [InlineData("opt/openJDK-21/release", true)]
    [InlineData("opt/release", false)]
    [InlineData("etc/os-release", false)]
    public void Reads_release_files(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Theory]
    [InlineData(Temurin, "opt/java/openjdk/release", "openjdk 21.0.4+7-LTS", "pkg:generic/oracle/openjdk@21.0.4%2B7-LTS")]
    [InlineData("JAVA_VERSION=\"1.8.0_411\"\nJAVA_RUNTIME_VERSION=\"1.8.0_411-b25\"\nBUILD_TYPE=\"commercial\"\n", "usr/java/jdk/release", "jdk 1.8.0_411-b25", "pkg:generic/oracle/jdk@1.8.0_411-b25")]
    [InlineData("JAVA_VERSION=\"1.8.0_411\"\nBUILD_TYPE=\"commercial\"\n", "usr/java/jre/release", "jre 1.8.0_411", "pkg:generic/oracle/jre@1.8.0_411")]
    [InlineData("IMPLEMENTOR=\"Azul Systems, Inc.\"\nJAVA_VERSION=\"17.0.1\"\n", "opt/x/release", "zulu 17.0.1", "pkg:generic/azul/zulu@17.0.1")]
    [InlineData("GRAALVM_VERSION=\"22.3\"\nJAVA_VERSION=\"17.0.5\"\n", "opt/x/release", "graalvm 17.0.5", "pkg:generic/oracle/graalvm@17.0.5")]
    public void The_maker_and_the_build_name_the_product(string text, string path, string expected, string purl)
    {
        var package = Assert.Single(Reader.Read(path, text));

        Assert.Equal(expected, $"{package.Name} {package.Version}");
        Assert.Equal(purl, package.Purl(null).Text);
    }

    [Fact]
    public void A_release_file_of_another_program_names_no_package() => Assert.Empty(Reader.Read("srv/release", "NAME=x\nVERSION=1\n"));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("jvm/release", Temurin);
}
