using Plimsoll.Images.Sboms;

namespace Plimsoll.Conformance;

/// <summary>Bills of materials of another tool's tests: recognised by content, with the version in the file's name where it has one.</summary>
public sealed class SbomFormatsTests
{
    static readonly Dictionary<string, SbomFormat[]> Formats = new(StringComparer.Ordinal)
    {
        ["cyclonedxjson"] = [SbomFormat.CycloneDxJson],
        ["cyclonedxxml"] = [SbomFormat.CycloneDxXml],
        ["spdxjson"] = [SbomFormat.SpdxJson, SbomFormat.Spdx3Json],
        ["spdxtagvalue"] = [SbomFormat.SpdxTagValue],
        ["syftjson"] = [SbomFormat.SyftJson],
    };

    [Fact]
    public async Task Documents_are_recognised_and_what_is_none_is_a_clean_error()
    {
        var suite = ConformanceSuite.Open("sbom-tool-inputs", "formats");
        foreach (var (folder, formats) in Formats)
        {
            var home = Path.Combine(suite.Folder, "format", folder);
            if (!Directory.Exists(home))
                continue;
            foreach (var file in Directory.EnumerateFiles(home, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var id = $"{folder}/{Path.GetRelativePath(home, file)}";
                var answer = await AnswerAsync(file);
                var passed = Path.GetFileName(file) == "bad-sbom"
                    ? answer.Problem.Length > 0
                    : answer.Problem.Length == 0 && formats.Contains(answer.Identity.Format) && IsVersion(answer.Identity.Version, file);
                suite.Record(id, passed, $"{answer.Identity} {answer.Problem}");
            }
        }
        suite.Finish();
    }

    static async Task<(SbomIdentity Identity, string Problem)> AnswerAsync(string file)
    {
        try
        {
            return (SbomIdentity.Of(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)), "");
        }
        catch (InvalidDataException problem)
        {
            return (default, problem.Message);
        }
    }

    static bool IsVersion(string version, string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var stated = name[(name.LastIndexOf('-') + 1)..];
        return stated.Length == 0 || !char.IsAsciiDigit(stated[0]) || version == stated;
    }
}
