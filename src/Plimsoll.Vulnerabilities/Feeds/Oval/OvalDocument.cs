using System.Xml;
using Plimsoll.Vulnerabilities.Feeds.Xml;

namespace Plimsoll.Vulnerabilities.Feeds.Oval;

/// <summary>An OVAL document of rpm packages, as far as it says which versions are affected.</summary>
/// <remarks>
/// OVAL 5.11, oval-definitions-schema and linux-definitions-schema. Definitions come before the tests that they name, so all of them are
/// held until the end, without the rest of the document.
/// </remarks>
sealed class OvalDocument
{
    /// <summary>Definitions of one document.</summary>
    internal const int MaxDefinitions = 500_000;

    /// <summary>Tests, objects, states of one document, each.</summary>
    internal const int MaxItems = 5_000_000;

    readonly Dictionary<string, int> _tests = new(StringComparer.Ordinal);
    readonly Dictionary<int, (string Object, string State)> _parts = [];
    readonly Dictionary<string, string> _objects = new(StringComparer.Ordinal);
    readonly Dictionary<string, OvalState> _states = new(StringComparer.Ordinal);

    internal List<OvalDefinition> Definitions { get; } = [];

    /// <summary>Reads what is left of a document behind its root.</summary>
    /// <exception cref="InvalidDataException">It is not OVAL, or beyond a limit.</exception>
    internal void Read(XmlReader root, CancellationToken cancellation)
    {
        if (root.LocalName != "oval_definitions")
            throw new InvalidDataException($"Not an OVAL document: its root is \"{AdvisoryText.Summary(root.LocalName)}\".");
        FeedXml.Children(root, section => FeedXml.Children(section, element =>
        {
            cancellation.ThrowIfCancellationRequested();
            ReadItem(element);
        }));
    }

    /// <summary>The package and state that a test compares; <c>null</c> where it compares no version of a package.</summary>
    internal (string Package, OvalState State)? Test(int number) =>
        _parts.TryGetValue(number, out var parts) && _objects.TryGetValue(parts.Object, out var name) && _states.TryGetValue(parts.State, out var state)
            ? (name, state)
            : null;

    void ReadItem(XmlReader element)
    {
        var id = FeedXml.Attribute(element, "id");
        switch (element.LocalName)
        {
            case "definition":
                Bound(Definitions.Count, MaxDefinitions, "definitions");
                Definitions.Add(OvalDefinition.Read(element, Number));
                break;
            case "rpminfo_test":
                ReadTest(id, element);
                break;
            case "rpminfo_object":
                Bound(_objects.Count, MaxItems, "objects");
                FeedXml.Children(element, child =>
                {
                    if (child.LocalName == "name" && FeedXml.Text(child).Trim() is var name && AdvisoryText.IsName(name))
                        _objects[id] = name;
                });
                break;
            case "rpminfo_state":
                Bound(_states.Count, MaxItems, "states");
                if (OvalState.Read(element) is { } state)
                    _states[id] = state;
                break;
            default:
                break;
        }
    }

    void ReadTest(string id, XmlReader element)
    {
        var (found, state) = ("", "");
        FeedXml.Children(element, child =>
        {
            if (child.LocalName == "object")
                found = FeedXml.Attribute(child, "object_ref");
            else if (child.LocalName == "state")
                state = FeedXml.Attribute(child, "state_ref");
        });
        _parts[Number(id)] = (found, state);
    }

    int Number(string test)
    {
        if (_tests.TryGetValue(test, out var number))
            return number;
        Bound(_tests.Count, MaxItems, "tests");
        return _tests[test] = _tests.Count;
    }

    static void Bound(int count, int limit, string what)
    {
        if (count >= limit)
            throw new InvalidDataException($"The document has more {what} than the limit of {limit:N0}.");
    }
}
