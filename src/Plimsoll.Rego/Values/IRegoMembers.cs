namespace Plimsoll.Rego.Values;

/// <summary>Where the members of an object come from when the object is first looked at, so that a document is not copied to be asked.</summary>
public interface IRegoMembers
{
    /// <summary>The members in any order; of members with one key the last counts. May be called more than once, from several threads.</summary>
    KeyValuePair<RegoValue, RegoValue>[] Load();
}
