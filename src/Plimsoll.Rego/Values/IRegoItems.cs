namespace Plimsoll.Rego.Values;

/// <summary>Where the items of an array come from when the array is first looked at, so that a document is not copied to be asked.</summary>
public interface IRegoItems
{
    /// <summary>The items. May be called more than once, from several threads.</summary>
    RegoValue[] Load();
}
