using System.Text.Json;

namespace Plimsoll.Cel.Values;

/// <summary>Evaluates over JSON as it lies in a <see cref="JsonDocument"/>: nothing is converted before it is asked for.</summary>
/// <remarks>
/// Numbers are as Kubernetes reads them (sigs.k8s.io/json): a number without fraction and exponent that fits into 64 bits is an
/// int, every other a double. The document must live as long as the values.
/// </remarks>
public static class JsonValue
{
    /// <summary>The value of <paramref name="element"/>.</summary>
    public static CelValue Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => CelValue.Of(new JsonMap(element)),
        JsonValueKind.Array => CelValue.Of(new JsonList(element)),
        JsonValueKind.String => Text(element),
        JsonValueKind.Number => element.TryGetInt64(out var integer) ? CelValue.Int(integer) : CelValue.Double(element.GetDouble()),
        JsonValueKind.True => CelValue.True,
        JsonValueKind.False => CelValue.False,
        _ => CelValue.Null,
    };

    static CelValue Text(JsonElement element)
    {
        try
        {
            return CelValue.String(element.GetString());
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped: JSON can write what is no text.
            return CelValue.Error(CelErrorKind.InvalidArgument, "a JSON string is not valid Unicode");
        }
    }
}
