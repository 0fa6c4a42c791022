using System.Collections.Frozen;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Values;

/// <summary>
/// Describes a .NET type, so that expressions can be evaluated over its objects as they are, without reflection. A field is set, as
/// <c>has()</c> asks, unless it is <c>null</c>, empty text or an empty collection; one that answers
/// <see cref="CelErrorKind.Unavailable"/> answers <c>has()</c> the same, unless it says itself whether it is set.
/// </summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="name">Its name in the language, e.g. <c>plimsoll.Image</c>.</param>
/// <param name="fields">Its fields.</param>
public sealed class RecordType<T>(string name, params IEnumerable<RecordField<T>> fields) : StructDeclaration(name)
    where T : class
{
    readonly FrozenDictionary<string, RecordField<T>> _fields = fields.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<string> Fields => _fields.Keys;

    /// <inheritdoc/>
    public override bool TryFindField(string field, out CelType type)
    {
        var found = _fields.TryGetValue(field, out var declared);
        type = declared?.Type ?? CelType.Error;
        return found;
    }

    /// <summary>An object as a value.</summary>
    public CelValue Of(T? value) => value is null ? CelValue.Null : CelValue.Of(new RecordValue(this, value));

    sealed class RecordValue(RecordType<T> type, T value) : CelStruct
    {
        public override CelType Type => type.Type;

        T Value { get; } = value;

        public override bool TryGetField(FieldName name, out CelValue found)
        {
            if (type._fields.TryGetValue(name.Text, out var field))
            {
                found = field.Read(Value);
                return true;
            }

            found = default;
            return false;
        }

        public override bool? HasField(FieldName name) => type._fields.TryGetValue(name.Text, out var field)
            ? field.IsSet?.Invoke(Value) ?? IsSet(field.Read(Value))
            : null;

        public override CelError? WhyUnknown(FieldName name) =>
            type._fields.TryGetValue(name.Text, out var field) && field.IsSet is null
            && field.Read(Value).AsError is { Reason: CelErrorKind.Unavailable } unknown
                ? unknown
                : null;

        public override IEnumerable<KeyValuePair<string, CelValue>> ShownFields => type._fields.Values
            .OrderBy(declared => declared.Name, StringComparer.Ordinal)
            .Select(declared => KeyValuePair.Create(declared.Name, declared.Read(Value)))
            .Where(read => !read.Value.IsError && IsSet(read.Value));

        public override bool IsEqualTo(CelStruct other) => other is RecordValue record && Value.Equals(record.Value);

        public override int GetHashCode() => Value.GetHashCode();

        static bool IsSet(CelValue field) => field.Kind switch
        {
            CelKind.Null => false,
            CelKind.String => field.AsString!.Length > 0,
            CelKind.List => field.AsList!.Count > 0,
            CelKind.Map => field.AsMap!.Count > 0,
            _ => true,
        };
    }
}

/// <summary>A field of a .NET type.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="Name">Its name in the language.</param>
/// <param name="Type">Its type in the language.</param>
/// <param name="Read">Reads it; called whenever an expression asks.</param>
public sealed record RecordField<T>(string Name, CelType Type, Func<T, CelValue> Read)
    where T : class
{
    /// <summary>Whether it is set; <c>null</c> where what <see cref="Read"/> answers tells it.</summary>
    public Func<T, bool>? IsSet { get; init; }
}
