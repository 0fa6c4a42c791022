using System.Globalization;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.JsonSchemas;

/// <summary>Finds what references in a schema mean: places in it, and parts of it that have names. Nothing is fetched.</summary>
/// <remarks>RFC 6901; https://json-schema.org/draft-07/draft-handrews-json-schema-01#rfc.section.8.</remarks>
sealed class JsonSchemaReferences
{
    readonly BuiltinCall _call;
    readonly Dictionary<string, RegoValue> _named = new(StringComparer.Ordinal);
    readonly Dictionary<RegoValue, string> _bases = new(ReferenceEqualityComparer.Instance);

    /// <summary>The references of a document.</summary>
    /// <param name="call">The call.</param>
    /// <param name="root">The document.</param>
    public JsonSchemaReferences(BuiltinCall call, RegoValue root)
    {
        _call = call;
        _named[""] = root;
        Name(root, "");
    }

    /// <summary>What a reference means.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="from">The schema it stands in.</param>
    /// <exception cref="JsonSchemaException">Nothing that is here.</exception>
    public RegoValue Find(string reference, RegoValue from)
    {
        var whole = Join(_bases.GetValueOrDefault(from, ""), reference);
        if (_named.TryGetValue(whole, out var named))
            return named;
        var mark = whole.IndexOf('#', StringComparison.Ordinal);
        var (document, fragment) = mark < 0 ? (whole, "") : (whole[..mark], whole[(mark + 1)..]);
        if (!_named.TryGetValue(document, out var found))
            throw new JsonSchemaException($"remote reference loading disabled: {reference}");
        return fragment.Length == 0 || fragment[0] == '/'
            ? Walk(found, fragment, reference)
            : throw new JsonSchemaException($"the reference {reference} names nothing in the schema");
    }

    static string Join(string start, string reference)
    {
        if (reference.StartsWith('#'))
            return start.Split('#')[0] + reference;
        return Uri.TryCreate(start, UriKind.Absolute, out var address) && Uri.TryCreate(address, reference, out var joined)
            ? joined.OriginalString.Length == 0 ? reference : joined.ToString()
            : reference;
    }

    RegoValue Walk(RegoValue from, string pointer, string reference)
    {
        foreach (var part in pointer.Split('/').Skip(1))
        {
            _call.Charge(1);
            var key = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            var next = from switch
            {
                RegoObject members => members[key],
                RegoArray items when int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) => items.At(index),
                _ => null,
            };
            from = next ?? throw new JsonSchemaException($"the reference {reference} names nothing in the schema");
        }

        return from;
    }

    void Name(RegoValue value, string start)
    {
        NestingGuard.Enter();
        _call.Charge(1);
        if (value is RegoArray items)
        {
            foreach (var item in items.Items)
                Name(item, start);
        }

        if (value is not RegoObject members)
            return;
        if ((members["$id"] ?? members["id"]) is RegoString id)
        {
            start = Join(start, id.Value);
            _named.TryAdd(start, value);
            _named.TryAdd(start.TrimEnd('#'), value);
        }

        if (members.Count > 0)
            _bases[value] = start;
        foreach (var member in members.Values)
            Name(member, start);
    }
}
