using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Policies.StagedPolicies;

/// <summary>Fields that many types have.</summary>
static class RecordFields
{
    /// <summary>A field with text.</summary>
    public static RecordField<T> Text<T>(string name, Func<T, string> read)
        where T : class =>
        new(name, CelType.String, value => CelValue.String(read(value)));

    /// <summary>A field with a list.</summary>
    public static RecordField<T> List<T>(string name, CelType item, Func<T, CelValue> read)
        where T : class =>
        new(name, CelType.List(item), read);
}
