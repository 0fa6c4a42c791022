using System.Globalization;

namespace Plimsoll.Reports.Sboms;

/// <summary>The elements of an SPDX 3 document, each with what all of them have.</summary>
/// <param name="space">The address that their ids begin with.</param>
/// <param name="json">Where they are written, inside the array of elements.</param>
sealed class Spdx3Graph(string space, JsonText json)
{
    /// <summary>What every element calls the record of its creation.</summary>
    public const string CreationInfo = "_:creationInfo";

    readonly List<string> _written = [];
    int _relationships;

    /// <summary>The ids of the elements that were begun, in order.</summary>
    public IReadOnlyList<string> Written => _written;

    /// <summary>The id of the element <paramref name="name"/>.</summary>
    public string Id(string name) => $"{space}#{name}";

    /// <summary>Begins an element; the caller ends it.</summary>
    public void Start(string type, string name)
    {
        json.StartObject();
        json.Text("type", type);
        json.Text("spdxId", Id(name));
        json.Text("creationInfo", CreationInfo);
        _written.Add(Id(name));
    }

    /// <summary>A text on an element, where there is any.</summary>
    public void Annotation(string subject, string statement)
    {
        if (statement.Length == 0)
            return;
        Start("Annotation", $"{subject}-Annotation");
        json.Text("annotationType", "other");
        json.Text("contentType", "text/plain");
        json.Text("subject", Id(subject));
        json.Text("statement", statement);
        json.EndObject();
    }

    /// <summary>A relationship, where it leads anywhere.</summary>
    /// <param name="from">The element it starts at.</param>
    /// <param name="type">SPDX' word for it.</param>
    /// <param name="to">The elements it leads to.</param>
    /// <param name="scope">The part of the life cycle that it holds for; empty where for all.</param>
    public void Relationship(string from, string type, string[] to, string scope = "")
    {
        if (to.Length == 0)
            return;
        var number = (++_relationships).ToString(CultureInfo.InvariantCulture);
        Start(scope.Length == 0 ? "Relationship" : "LifecycleScopedRelationship", $"SPDXRef-Relationship-{number}");
        json.Text("from", Id(from));
        json.Text("relationshipType", type);
        json.Texts("to", to.Select(Id));
        json.TextIfAny("scope", scope);
        json.EndObject();
    }
}
