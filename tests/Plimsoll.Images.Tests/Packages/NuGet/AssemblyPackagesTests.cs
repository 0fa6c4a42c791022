using System.Diagnostics;
using System.Reflection;
using System.Reflection.PortableExecutable;
using CsCheck;
using Plimsoll.Images.Packages.Programs;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.NuGet;

public sealed class AssemblyPackagesTests
{
    static readonly AssemblyPackages Reader = new();

    static readonly byte[] Json = TestPe.Assembly("Newtonsoft.Json", "13.0.0.0", [("ProductName", "Json.NET"), ("ProductVersion", "13.0.3+0a2e291c"), ("FileVersion", "13.0.3.27908")]);

    [Fact]
    public void An_assembly_is_a_guessed_package_by_its_name_and_the_version_of_its_product()
    {
        var package = Assert.Single(Reader.Read("app/renamed.dll", Json));

        Assert.Equal((Ecosystem.NuGet, "Newtonsoft.Json", "13.0.3", true), (package.Ecosystem, package.Name, package.Version, package.IsGuessed));
        Assert.Equal("pkg:nuget/Newtonsoft.Json@13.0.3", package.Purl(null).Text);
    }

    [Fact]
    public void Without_a_version_resource_the_assembly_tells_its_version() =>
        Assert.Equal(["A 1.2.3.4"], Texts("app/A.dll", TestPe.Assembly("A", "1.2.3.4")));

    [Fact]
    public void An_assembly_without_any_version_or_with_translations_only_is_no_package()
    {
        Assert.Empty(Reader.Read("app/A.dll", TestPe.Assembly("A", "0.0.0.0")));
        Assert.Empty(Reader.Read("app/de/A.resources.dll", TestPe.Assembly("A.resources", "1.0.0.0", culture: "de")));
    }

    [Fact]
    public void A_name_that_no_package_can_have_is_none_of_NuGet()
    {
        var package = Assert.Single(Reader.Read("app/A.dll", TestPe.Assembly("Größe ©", "1.0.0.0")));

        Assert.Equal((Ecosystem.Binary, "Größe ©"), (package.Ecosystem, package.Name));
    }

    [Fact]
    public void A_module_without_an_assembly_has_the_name_of_its_file() =>
        Assert.Equal(["part 2.1.0"], Texts("app/part.dll", TestPe.Assembly("A", "1.0.0.0", [("ProductVersion", "2.1.0")], isModule: true)));

    [Theory]
    [InlineData(10)]
    [InlineData(4000)]
    [InlineData(70_000)]
    public void Tables_and_texts_of_any_size_are_passed(int types) =>
        Assert.Equal(["Large 1.2.3"], Texts("app/Large.dll", TestPe.Assembly("Large", "9.0.0.0", [("ProductVersion", "1.2.3")], types: types)));

    [Fact]
    public void A_native_library_is_named_by_its_product()
    {
        var package = Assert.Single(Reader.Read("app/libcrypto-3-x64.dll", TestPe.Native(("ProductName", "The OpenSSL Toolkit"), ("ProductVersion", "3.0.8"))));

        Assert.Equal((Ecosystem.Binary, "The OpenSSL Toolkit", "3.0.8", true), (package.Ecosystem, package.Name, package.Version, package.IsGuessed));
        Assert.Equal("pkg:generic/The%20OpenSSL%20Toolkit@3.0.8", package.Purl(null).Text);
    }

    [Fact]
    public void A_native_library_without_a_product_is_none_and_one_without_texts_has_the_version_of_the_file()
    {
        Assert.Empty(Reader.Read("app/a.dll", TestPe.Native(("FileVersion", "1.0"))));
        Assert.Equal(["P 9.8.7.6"], Texts("app/a.dll", TestPe.Native(("ProductName", "P"))));
        Assert.Empty(Reader.Read("app/a.dll", [.. "MZ"u8, .. new byte[2000]]));
    }

    [Fact]
    public void A_version_resource_far_behind_its_tree_is_found() => Assert.Equal(
        ["P 1.5"],
        Texts("app/a.dll", TestPe.Native(section => TestPe.Tree(section, TestPe.Version(("ProductName", "P"), ("ProductVersion", "1.5")), gap: 1_000_000))));

    [Fact]
    public void What_a_Go_program_was_linked_from_tells_more_than_its_resource()
    {
        byte[] program = [.. TestPe.Native(("ProductName", "P"), ("ProductVersion", "1.0")), .. ProgramBytes.GoInline("go1.22.1", "path\ta\n"), .. new byte[200]];

        Assert.Empty(Reader.Read("app/a.exe", program));
    }

    [Theory]
    [InlineData("app/a.dll", 2000, true)]
    [InlineData("app/A.EXE", 2000, true)]
    [InlineData("app/a.dll", 100, false)]
    [InlineData("app/a.so", 2000, false)]
    public void Files_are_told_by_their_names(string path, long bytes, bool expected) => Assert.Equal(expected, Reader.Reads(path, bytes));

    [Fact]
    public void Assemblies_of_the_runtime_and_of_the_tests_are_read_as_the_runtime_reads_them()
    {
        var folders = new[] { AppContext.BaseDirectory, Path.GetDirectoryName(typeof(object).Assembly.Location)! };
        var read = 0;
        foreach (var path in folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll")))
        {
            var content = Bytes(path);
            AssemblyName name;
            try
            {
                name = AssemblyName.GetAssemblyName(path);
            }
            catch (BadImageFormatException)
            {
                continue;
            }
            var version = FileVersionInfo.GetVersionInfo(path).ProductVersion ?? "";
            var package = Assert.Single(Reader.Read(path[1..], content));
            Assert.Equal((name.Name, version.Split('+')[0].Replace("-servicing", "+", StringComparison.Ordinal).Split('+')[0]), (package.Name, package.Version));
            read++;
        }
        Assert.InRange(read, 150, int.MaxValue);
    }

    [Fact]
    public void A_cut_file_is_refused_or_tells_less()
    {
        // Behind the resources only relocations lie, which say nothing.
        var resources = new PEReader(new MemoryStream(Json)).PEHeaders.SectionHeaders.Single(section => section.Name == ".rsrc");
        for (var length = 0; length < resources.PointerToRawData + resources.SizeOfRawData; length += 7)
        {
            var packages = ReadOrRefused(Json[..length], out var refusal);
            Assert.True(refusal is not null || length < 0x100, $"{length} bytes are taken for a whole file");
            Assert.All(packages, package => Assert.Equal("Newtonsoft.Json", package.Name));
        }
    }

    [Fact]
    public void Damaged_files_are_read_or_refused() => Gen.Select(Gen.Int[0, Json.Length - 1], Gen.Byte, Gen.Int[0, Json.Length - 1], Gen.Byte).Sample((at, value, at2, value2) =>
    {
        var file = Json.ToArray();
        (file[at], file[at2]) = (value, value2);
        ReadOrRefused(file, out _);
    }, iter: 3000);

    [Fact]
    public void A_damaged_resource_is_refused()
    {
        Assert.Contains("in none of its sections", Refusal(TestPe.Native(_ => new byte[64], resourceAddress: 0x7fff_0000)), StringComparison.Ordinal);
        Assert.Contains("reaches beyond", Refusal(TestPe.Native(section => TestPe.Tree(section, TestPe.Version())[..40])), StringComparison.Ordinal);
        Assert.Contains("does not begin with its name", Refusal(TestPe.Native(section => TestPe.Tree(section, new byte[100]))), StringComparison.Ordinal);
        Assert.Contains("at most", Refusal(TestPe.Native(section => TestPe.Tree(section, new byte[VersionResource.MaxBytes + 1]))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tree_that_leads_round_in_a_circle_is_refused() =>
        Assert.Contains("deeper than three levels", Refusal(TestPe.Native(section =>
        {
            var tree = TestPe.Tree(section, TestPe.Version());
            BitConverter.GetBytes(0x8000_0000).CopyTo(tree, 48 + 20);
            return tree;
        })), StringComparison.Ordinal);

    static List<string> Texts(string path, byte[] file) => [.. Reader.Read(path, file).Select(package => $"{package.Name} {package.Version}")];

    static string Refusal(byte[] file)
    {
        Array.Resize(ref file, Math.Max(file.Length, 2000));
        Assert.Empty(ReadOrRefused(file, out var refusal));
        return refusal ?? "";
    }

    static List<Package> ReadOrRefused(byte[] file, out string? refusal)
    {
        var packages = new List<Package>();
        refusal = null;
        try
        {
            packages.AddRange(Reader.OneByOne("app/Newtonsoft.Json.dll", file));
        }
        catch (InvalidDataException problem)
        {
            refusal = problem.Message;
        }
        return packages;
    }

    static byte[] Bytes(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
