using System.Text.Json;
using Plimsoll.Vulnerabilities.Vex;

namespace Plimsoll.Conformance;

/// <summary>VEX documents of other tools' tests: every statement is read, or told with its place.</summary>
public sealed class VexTests
{
    [Theory]
    [InlineData("vex", "", "openvex,csaf")]
    [InlineData("scanner-inputs", "vex", "vex")]
    public async Task Every_statement_is_read_or_told(string name, string part, string folders)
    {
        var suite = ConformanceSuite.Open(name, part);
        foreach (var folder in folders.Split(','))
        {
            var home = Path.Combine(suite.Folder, folder);
            if (!Directory.Exists(home))
                continue;
            foreach (var file in Directory.EnumerateFiles(home, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var content = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
                var (passed, detail) = Judge(content, VexReading.Read(content, Path.GetFileName(file)));
                suite.Record($"{folder}/{Path.GetRelativePath(home, file)}", passed, detail);
            }
        }
        suite.Finish();
    }

    static (bool Passed, string Detail) Judge(byte[] content, VexDocument document)
    {
        var problems = string.Join("; ", document.Unread.Select(unread => unread.Detail));
        if (Expect(content) is not var (format, said) || said == 0)
            return (document is { Count: 0, Unread.Length: 1 }, $"{document.Count} statements of what is none; {problems}");
        return (document.Format == format && document.Count > 0 && document.Author.Length > 0 == (format != VexFormat.CycloneDx)
            && document.Count + document.Unread.Length >= said, $"{document.Format} {document.Count} of {said}; {problems}");
    }

    /// <summary>What a document is, and how many different things it says; <c>null</c> where it is none.</summary>
    static (VexFormat Format, int Said)? Expect(byte[] content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            var root = json.RootElement;
            if (root.TryGetProperty("statements", out var statements))
                return (VexFormat.OpenVex, statements.GetArrayLength());
            if (root.TryGetProperty("product_tree", out _))
                return (VexFormat.Csaf, root.GetProperty("vulnerabilities").EnumerateArray().Sum(item => item.GetProperty("product_status").EnumerateObject().Count()));
            return root.TryGetProperty("bomFormat", out _)
                ? (VexFormat.CycloneDx, root.GetProperty("vulnerabilities").EnumerateArray().Count(item => item.TryGetProperty("analysis", out _)))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
