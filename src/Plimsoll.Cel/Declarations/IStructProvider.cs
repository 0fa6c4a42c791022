namespace Plimsoll.Cel.Declarations;

/// <summary>Knows types with fields: a fixed list of them, an OpenAPI document, or any name of a pattern.</summary>
public interface IStructProvider
{
    /// <summary>Finds a type; <c>null</c> where there is none of this name.</summary>
    StructDeclaration? Find(string name);
}
