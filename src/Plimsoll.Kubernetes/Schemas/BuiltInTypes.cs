using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Schemas;

/// <summary>The built-in types, read from <c>data/kubernetes-types.txt</c>: each when it is first asked for.</summary>
sealed class BuiltInTypes
{
    readonly string _text;
    readonly MergeFacts _merging;
    readonly Dictionary<string, Range> _bodies = new(StringComparer.Ordinal);
    readonly Dictionary<(string ApiVersion, string Kind), string> _kinds = [];
    readonly ConcurrentDictionary<string, ObjectSchema> _types = new(StringComparer.Ordinal);

    /// <param name="text">The types.</param>
    /// <param name="mergeText">How they are merged.</param>
    public BuiltInTypes(string text, string mergeText)
    {
        _text = text;
        _merging = new MergeFacts(mergeText);
        Index();
    }

    public static BuiltInTypes Read() => new(Resource("kubernetes-types.txt"), Resource("merge-keys.txt"));

    /// <summary>The kinds, in the order of the file.</summary>
    public IEnumerable<(string ApiVersion, string Kind)> Kinds => _kinds.Keys;

    public ObjectSchema? Find(string apiVersion, string kind) =>
        _kinds.TryGetValue((apiVersion, kind), out var type) ? Type(type) : null;

    /// <summary>A type by its name in the file.</summary>
    public ObjectSchema Type(string name) => _types.GetOrAdd(
        name,
        static (name, all) => new ObjectSchema(name, () => all.FieldsOf(name)) { IsAtomic = all._merging.IsAtomic(name) },
        this);

    void Index()
    {
        string? open = null;
        var (start, position) = (0, 0);
        foreach (var line in _text.AsSpan().EnumerateLines())
        {
            if (line is not [] and not [' ', ..])
            {
                Close(open, start..position);
                open = line[0] == '#' || AddKind(line) ? null : line.ToString();
                start = position + line.Length + 1;
            }

            position += line.Length + 1;
        }

        Close(open, start.._text.Length);
    }

    void Close(string? type, Range body)
    {
        if (type is not null)
            _bodies.Add(type, body);
    }

    bool AddKind(ReadOnlySpan<char> line)
    {
        const string Mark = "kind ";
        if (!line.StartsWith(Mark, StringComparison.Ordinal))
            return false;
        if (line[Mark.Length..].ToString().Split(' ') is not [var apiVersion, var kind, var type])
            throw new InvalidDataException($"kubernetes-types.txt: expected kind API-VERSION KIND TYPE, got {line}");
        _kinds.Add((apiVersion, kind), type);
        return true;
    }

    ImmutableArray<ObjectField> FieldsOf(string type)
    {
        var fields = ImmutableArray.CreateBuilder<ObjectField>();
        foreach (var line in _text.AsSpan(_bodies[type]).EnumerateLines())
        {
            if (line is not [' ', .. var field])
                continue;
            var space = field.IndexOf(' ');
            var name = field[..space].ToString();
            fields.Add(new ObjectField(name, _merging.Apply(type, name, Read(field[(space + 1)..]))));
        }

        return fields.ToImmutable();
    }

    TypeSchema Read(ReadOnlySpan<char> type) => type switch
    {
        ['[', .. var items, ']'] => new ListSchema(Read(items)),
        ['{', .. var values, '}'] => new MapSchema(Read(values)),
        "string" => ScalarSchema.String,
        "int" => ScalarSchema.Of(ScalarType.Int),
        "bool" => ScalarSchema.Of(ScalarType.Bool),
        "double" => ScalarSchema.Of(ScalarType.Double),
        "intOrString" => ScalarSchema.Of(ScalarType.IntOrString),
        "quantity" => ScalarSchema.Of(ScalarType.Quantity),
        "dateTime" => ScalarSchema.Of(ScalarType.DateTime),
        "bytes" => ScalarSchema.Of(ScalarType.Bytes),
        "any" => ScalarSchema.Any,
        "object" => ObjectSchema.Undeclared,
        _ => Type(type.ToString()),
    };

    static string Resource(string name)
    {
        using var stream = typeof(BuiltInTypes).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"the resource {name} is missing");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
