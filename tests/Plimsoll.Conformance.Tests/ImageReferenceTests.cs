using System.Text.Json;
using Plimsoll.Model.Images;

namespace Plimsoll.Conformance;

/// <summary>Image names of the reference library that container runtimes share.</summary>
public sealed class ImageReferenceTests
{
    static readonly string[] Spellings = ["FamiliarName", "FullName", "AmbiguousName"];

    [Fact]
    public void Image_names_mean_what_they_mean_to_a_runtime()
    {
        var suite = ConformanceSuite.Open("image-reference");
        foreach (var line in File.ReadLines(Path.Combine(suite.Folder, "cases.jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            var test = document.RootElement;
            var kind = Text(test, "kind");
            var id = ConformanceSuite.Id(kind, line);
            if (Answer(kind, test) is not { } answer)
                suite.Skip(id, WhyNot(kind));
            else
                suite.Record(id, answer.Expected == answer.Got, $"{line}: expected {answer.Expected}, got {answer.Got}");
        }
        suite.Finish();
    }

    static (string Expected, string Got)? Answer(string kind, JsonElement test) => kind switch
    {
        "parse" => Parsed(test),
        "normalize" => Normalized(test),
        "TestNormalizedSplitHostname" =>
            ($"{Text(test, "domain")} {Text(test, "path")}", Got(Text(test, "input"), name => $"{name.Registry} {name.Repository}")),
        "TestParseAnyReference" or "TestParseReferenceWithTagAndDigest" =>
            Text(test, "Equivalent").Contains('/')
                ? (Text(test, "Equivalent"), Got(Text(test, "Reference"), name => name.ToString()))
                : null,
        "TestParseDockerRef" => (Text(test, "expected"), Got(Text(test, "input"), Pulled)),
        "validRepoNames" => ("accepted", Got(Text(test, "input"), _ => "accepted")),
        "invalidRepoNames" => ("refused", Got(Text(test, "input"), _ => "accepted")),
        _ => null,
    };

    static string WhyNot(string kind) => kind switch
    {
        "parse" => "the first folder is a registry only before Docker Hub's defaults are filled in",
        "TestParseAnyReference" => "an image id or a digest alone names no repository",
        _ => "no such question is asked of a reference",
    };

    /// <summary>These names are read without Docker Hub's defaults: what we fill in is compared in its short form.</summary>
    static (string Expected, string Got)? Parsed(JsonElement test)
    {
        var input = Text(test, "input");
        if (Text(test, "err").Length > 0)
            return ("refused", Got(input, _ => "accepted"));

        var domain = Text(test, "domain");
        if (domain is "docker.io" or "index.docker.io"
            || (domain.Length > 0 && domain != "localhost" && domain.AsSpan().IndexOfAny('.', ':') < 0))
        {
            return null;
        }
        return (
            $"{domain} {Text(test, "repository")} {Text(test, "tag")} {Text(test, "digest")}",
            Got(input, name => $"{(name.Registry == "docker.io" ? "" : name.Registry)} {name.FamiliarName} {name.Tag} {name.Digest}"));
    }

    static (string Expected, string Got) Normalized(JsonElement test)
    {
        var expected = string.Join(' ', Text(test, "Domain"), Text(test, "RemoteName"), Text(test, "FullName"), Text(test, "FamiliarName"));
        var spellings = Spellings
            .Select(field => Text(test, field)).Where(spelling => spelling.Length > 0)
            .Select(spelling => Got(spelling, name => string.Join(' ', name.Registry, name.Repository, name.Name, name.FamiliarName)))
            .Distinct(StringComparer.Ordinal);
        return (expected, string.Join(" | ", spellings));
    }

    /// <summary>What a runtime pulls: a digest is enough, and without one there is always a tag.</summary>
    static string Pulled(ImageReference name) =>
        name.Digest is { } digest ? $"{name.Name}@{digest}" : $"{name.Name}:{name.EffectiveTag}";

    static string Got(string input, Func<ImageReference, string> answer) =>
        ImageReference.TryParse(input, out var name) ? answer(name) : "refused";

    static string Text(JsonElement test, string field) =>
        test.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
