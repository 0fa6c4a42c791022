using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Testing;

/// <summary>A place where an object is not as expected.</summary>
/// <param name="Path">The place in the object, e.g. <c>spec.containers[0].image</c>.</param>
/// <param name="Location">Where the expectation is written.</param>
/// <param name="Expected">What is expected there, as JSON; or <c>nothing</c>.</param>
/// <param name="Got">What is there, as JSON; or <c>nothing</c>.</param>
sealed record ObjectDifference(string Path, SourceLocation Location, string Expected, string Got)
{
    /// <summary>Where an object does not hold what is expected; it may hold more. An expected null stands for nothing.</summary>
    public static IReadOnlyList<ObjectDifference> Lacking(MappingNode expected, MappingNode actual) => Compare(expected, actual, isExact: false);

    /// <summary>Where two objects differ.</summary>
    public static IReadOnlyList<ObjectDifference> Between(MappingNode expected, MappingNode actual) => Compare(expected, actual, isExact: true);

    static List<ObjectDifference> Compare(MappingNode expected, MappingNode actual, bool isExact)
    {
        var found = new List<ObjectDifference>();
        new Comparison(isExact, found).Compare("", expected, actual);
        return found;
    }

    // Recursion is as deep as manifests are: ManifestLimits.MaxDepth.
    sealed class Comparison(bool isExact, List<ObjectDifference> found)
    {
        public void Compare(string path, ObjectNode expected, ObjectNode? actual)
        {
            if (found.Count >= PolicyTestLimits.MaxDifferences)
                return;
            switch (expected, actual)
            {
                case (MappingNode wanted, MappingNode there):
                    CompareFields(path, wanted, there);
                    break;
                case (SequenceNode wanted, SequenceNode there) when wanted.Items.Length == there.Items.Length:
                    for (var i = 0; i < wanted.Items.Length; i++)
                        Compare($"{path}[{i}]", wanted.Items[i], there.Items[i]);
                    break;
                default:
                    if (!NodeText.AreEqual(expected, actual))
                        found.Add(new ObjectDifference(path, expected.Location, NodeText.Of(expected), NodeText.Of(actual)));
                    break;
            }
        }

        void CompareFields(string path, MappingNode expected, MappingNode actual)
        {
            foreach (var entry in expected.Entries)
                Compare(Join(path, entry.Key), entry.Value, actual[entry.Key]);
            if (!isExact)
                return;
            foreach (var entry in actual.Entries)
            {
                if (expected[entry.Key] is null && entry.Value.IsSet && found.Count < PolicyTestLimits.MaxDifferences)
                    found.Add(new ObjectDifference(Join(path, entry.Key), expected.Location, "nothing", NodeText.Of(entry.Value)));
            }
        }

        static string Join(string path, string key) =>
            path.Length == 0 ? key
            : key.AsSpan().IndexOfAny("./[") >= 0 ? $"{path}['{key}']"
            : $"{path}.{key}";
    }
}
