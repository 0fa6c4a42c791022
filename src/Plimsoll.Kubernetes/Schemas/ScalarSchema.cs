namespace Plimsoll.Kubernetes.Schemas;

/// <summary>A value without parts.</summary>
/// <param name="type">Its type.</param>
public sealed class ScalarSchema(ScalarType type) : TypeSchema
{
    /// <summary>Its type.</summary>
    public ScalarType Type { get; } = type;

    /// <summary>The most characters it may have; <c>null</c> where nothing is declared.</summary>
    public long? MaxLength { get; init; }

    /// <summary>The bytes of the longest text that it may be; <c>null</c> where it is not one of a fixed list.</summary>
    public long? LongestChoice { get; init; }

    /// <summary>Any value.</summary>
    public static ScalarSchema Any { get; } = new(ScalarType.Any);

    /// <summary>Text of any length.</summary>
    public static ScalarSchema String { get; } = new(ScalarType.String);

    /// <summary>The type without further limits.</summary>
    /// <param name="type">The type.</param>
    public static ScalarSchema Of(ScalarType type) => Plain[(int)type];

    static readonly ScalarSchema[] Plain =
        [Any, String, .. Enum.GetValues<ScalarType>().Skip(2).Select(type => new ScalarSchema(type))];
}
