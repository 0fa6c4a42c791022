using System.Text.Json;
using Plimsoll.Vulnerabilities.Components;

namespace Plimsoll.Conformance;

/// <summary>Kubernetes' own CVE feed: what is introduced is affected, what is fixed is not.</summary>
public sealed class ComponentFeedTests
{
    [Fact]
    public void The_introduced_version_is_affected_and_the_fixed_one_is_not()
    {
        var suite = ConformanceSuite.Open("k8s-cve-feed");
        foreach (var file in Directory.EnumerateFiles(suite.Folder, "*.json", SearchOption.AllDirectories))
        {
            var id = Path.GetFileNameWithoutExtension(file);
            var advisories = new ComponentAdvisories();
            using (var stream = File.OpenRead(file))
                advisories.Add(stream, file);
            var wrong = advisories.Unread.IsEmpty ? Wrong(advisories, id, file) : [advisories.Unread[0].Detail];
            suite.Record(id, wrong.Count == 0, string.Join("; ", wrong));
        }

        suite.Finish();
    }

    static List<string> Wrong(ComponentAdvisories advisories, string id, string file)
    {
        var wrong = new List<string>();
        // Some advisories hold unescaped line breaks inside their text.
        var root = JsonElement.Parse(string.Join(' ', File.ReadAllLines(file)).Replace('\t', ' '));
        foreach (var affected in root.GetProperty("affected").EnumerateArray())
        {
            var module = affected.GetProperty("package").GetProperty("name").GetString()!;
            foreach (var step in affected.GetProperty("ranges").EnumerateArray().SelectMany(range => range.GetProperty("events").EnumerateArray()).SelectMany(step => step.EnumerateObject()))
            {
                var version = step.Value.GetString()!;
                var expected = step.Name is "introduced" or "last_affected";
                if (advisories.IsAffected(id, module, version == "0" ? "0.0.1" : version) != expected)
                    wrong.Add($"{module} {version}: {step.Name}");
            }
        }

        return wrong;
    }
}
